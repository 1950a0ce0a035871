//! The words of the map.

/// The heading of the map.
pub const THE_MAP: &str = "The map";

/// The sentence that explains the drawing.
pub const HOW_TO_READ_IT: &str = "From top to bottom as they come. To the right is what only an answer leads to. Where the frame is dashed, the play ends. Each scene leads to its page.";

/// The name of the drawing, for screen readers.
pub const SCENES_AND_BRANCHES: &str = "The scenes and their branches";

/// The heading of the scenes to which nothing leads.
pub const NOBODY_GETS_HERE: &str = "Nobody gets here";

/// The words after the name of a scene with a dashed frame, for screen readers.
pub const ENDS_HERE: &str = ": the play ends here";

/// The sentence below a drawing that does not hold all scenes.
pub fn first(scenes: usize) -> String {
    format!("The first {scenes} are drawn.")
}

/// The words after the name of a scene that say where its lines lead, for screen readers. There is at least one name.
pub fn leads_to(scenes: &[&str]) -> String {
    format!(": leads to {}", scenes.join(" and "))
}

//! Problems of a quiz in the words of the forms. The checks name fields as files do.

use quiz::draft::TermDraft;
use quiz::problem::Problem;
use quiz_authoring::document::Document;

/// Words of the checks, each with the words of the forms. A longer text comes before every text that it begins with.
const WORDS: [(&str, &str); 38] = [
    ("`[[sections]]`", "“Add a part”"),
    ("`[[scenarios]]`", "“Add a scenario”"),
    ("`[[outcomes]]`", "“Add an outcome”"),
    ("set `weight = 0`", "let it count not at all"),
    ("`stem`", "“The situation”"),
    ("`rationale`", "“Why that is so”"),
    ("`text`", "“What one may do”"),
    ("`title`", "“Title”"),
    ("`name`", "“Name”"),
    ("`about`", "“What it means”"),
    ("`line`", "“A line under it”"),
    ("`next`", "“One thing to try”"),
    ("`intro`", "“Words on the cover”"),
    ("`author`", "“Author”"),
    ("`language`", "“Language”"),
    ("an `effectiveness`", "“How good it is”"),
    ("is no effectiveness", "is not how good it can be"),
    ("`pick`", "“How many are picked”"),
    ("a `rank` for each", "“Its place” for each"),
    ("needs a `rank`", "needs “Its place”"),
    ("an `id`", "a name for links"),
    ("its `leads_to`", "what it leads to"),
    ("`leads_to`", "“It leads”"),
    ("remove its `when`, or", "remove its rules, or"),
    ("outcome without `when`", "outcome without rules"),
    ("add a `when`", "add a rule"),
    ("a `format`", "“How it is answered”"),
    ("choose, choose-k, best-worst, rank or rate", "one of the five"),
    ("write 0 (very poor) to 3 (very good)", "choose from very poor to very good"),
    ("a `choose` scenario", "a scenario with “Pick one”"),
    ("only `choose-k` has", "only “Pick the best few” has"),
    ("`choose`", "“Pick one”"),
    ("`choose-k`", "“Pick the best few”"),
    ("`best-worst`", "“Pick the best and the worst”"),
    ("a `rank` scenario", "a scenario with “Put all in order”"),
    ("only `rank` scenarios have ranks", "only with “Put all in order” has it a place"),
    ("`rank`", "“Put all in order”"),
    ("`rate`", "“Rate each by itself”"),
];

/// Returns a message with the labels of the forms in place of names of fields, and with names in place of ids.
pub fn plain(message: &str, document: &Document) -> String {
    let message = WORDS.iter().fold(message.to_owned(), |text, it| text.replace(it.0, it.1));
    let mut plain = String::new();
    for (at, part) in message.split('`').enumerate() {
        if at % 2 == 1 {
            plain.push('“');
            plain.push_str(name(part, document).unwrap_or(part));
            plain.push('”');
        } else {
            plain.push_str(part);
        }
    }
    plain
}

/// Returns the problems with their messages in the words of the forms.
pub(super) fn in_form_words(problems: Vec<Problem>, document: &Document) -> Vec<Problem> {
    let in_form_words = |it: Problem| Problem { message: plain(&it.message, document), ..it };
    problems.into_iter().map(in_form_words).collect()
}

/// Returns the name of the part of a draft that has this id.
fn name<'a>(id: &str, document: &'a Document) -> Option<&'a str> {
    let head = document.head();
    let scenario = document.scenario_at(id).and_then(|at| document.scenarios().get(at));
    let term = |terms: &'a [TermDraft]| terms.iter().find(|it| it.id.as_deref() == Some(id));
    let outcome = || head.outcomes.iter().find(|it| it.id.as_deref() == Some(id));
    let section = || head.sections.iter().find(|it| it.id.as_deref() == Some(id));
    scenario
        .and_then(|it| it.name.as_deref())
        .or_else(|| term(&head.traits)?.name.as_deref())
        .or_else(|| term(&head.styles)?.name.as_deref())
        .or_else(|| outcome()?.name.as_deref())
        .or_else(|| section()?.name.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use quiz::draft::{ConditionDraft, GroupDraft, ResponseDraft};
    use quiz::draft::{Draft, OutcomeDraft, ScenarioDraft, SectionDraft};
    use quiz::fields::Fields as _;
    use quiz_authoring::convert::toml;
    use quiz_authoring::review::review;

    #[test]
    fn names_stand_for_ids() {
        let source = "[[scenarios]]\nid = \"queue\"\nname = \"The queue\"\n";
        let document = Document::from(toml::draft(source).unwrap());
        assert_eq!(
            plain("nobody can reach `queue`; let `door` lead to it", &document),
            "nobody can reach “The queue”; let “door” lead to it"
        );
        assert_eq!(
            plain("`stem` is missing; write it", &document),
            "“The situation” is missing; write it"
        );
    }

    /// Reviews every broken file of the loader's tests as a draft.
    #[test]
    fn no_message_names_a_field_as_files_do() {
        let mut fields: Vec<&str> = Draft::default().names().to_vec();
        fields.extend(OutcomeDraft::default().names());
        fields.extend(ConditionDraft::default().names());
        fields.extend(SectionDraft::default().names());
        fields.extend(GroupDraft::default().names());
        fields.extend(ScenarioDraft::default().names());
        fields.extend(ResponseDraft::default().names());
        // No form shows these fields.
        fields.retain(|it| !["id", "edition", "since", "retired", "marks", "drawing"].contains(it));
        fields.extend(["choose", "choose-k", "best-worst"]);
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/crates/quiz/tests/data/broken");
        let mut count = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let Ok(source) = std::fs::read_to_string(&path) else { continue };
            let draft = toml::read(&source).draft;
            let document = Document::from(draft.clone());
            for finding in review(&draft).findings {
                let message = plain(&finding.message, &document);
                assert!(!message.contains('`'), "{message}");
                for field in &fields {
                    assert!(
                        !message.contains(&format!("“{field}”")),
                        "{}: {message}",
                        path.display()
                    );
                }
                count += 1;
            }
        }
        assert!(count > 100, "{count}");
    }
}

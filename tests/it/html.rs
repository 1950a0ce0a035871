//! A strict parser of HTML: markup that a browser would have to repair fails.

use std::fmt::Write as _;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    /// The text without markup.
    pub(crate) fn text(&self) -> String {
        let text = |it: &Node| match it {
            Node::Text(text) => text.clone(),
            Node::Element(element) => element.text(),
        };
        self.children.iter().map(text).collect()
    }

    /// The element and all elements within it, each with its ancestors.
    pub(crate) fn all(&self) -> Vec<(&Element, Vec<&Element>)> {
        fn add<'a>(
            element: &'a Element,
            within: &[&'a Element],
            all: &mut Vec<(&'a Element, Vec<&'a Element>)>,
        ) {
            all.push((element, within.to_vec()));
            let within = [within, &[element]].concat();
            for child in &element.children {
                if let Node::Element(child) = child {
                    add(child, &within, all);
                }
            }
        }
        let mut all = Vec::new();
        add(self, &[], &mut all);
        all
    }

    /// All elements of this name, from the element itself down.
    pub(crate) fn named(&self, name: &str) -> Vec<&Element> {
        self.all().into_iter().map(|it| it.0).filter(|it| it.name == name).collect()
    }
}

/// Elements without an end tag.
const VOID: [&str; 3] = ["input", "br", "img"];

/// Parses a text that consists of one element.
pub(crate) fn parse(source: &str) -> Element {
    let mut rest = source;
    let mut open: Vec<Element> = vec![Element::new("root")];
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("</") {
            let (name, after) = after.split_once('>').unwrap();
            let closed = open.pop().unwrap();
            assert_eq!(closed.name, name, "closed before {after}");
            open.last_mut().unwrap().children.push(Node::Element(closed));
            rest = after;
        } else if let Some(after) = rest.strip_prefix('<') {
            let (element, after) = start(after);
            if VOID.contains(&element.name.as_str()) {
                open.last_mut().unwrap().children.push(Node::Element(element));
            } else {
                open.push(element);
            }
            rest = after;
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            let (text, after) = rest.split_at(end);
            assert!(!text.contains('>'), "a bare > in {text}");
            open.last_mut().unwrap().children.push(Node::Text(decode(text)));
            rest = after;
        }
    }
    let root = open.pop().unwrap();
    assert!(open.is_empty(), "{} is not closed", root.name);
    match <[Node; 1]>::try_from(root.children) {
        Ok([Node::Element(element)]) => element,
        other => panic!("not one element: {other:?}"),
    }
}

/// Parses a start tag, from behind its `<`.
fn start(source: &str) -> (Element, &str) {
    let ends = |c: char| c.is_whitespace() || c == '>' || c == '=';
    let (name, mut rest) = source.split_at(source.find(ends).unwrap());
    assert!(name.starts_with(|c: char| c.is_ascii_lowercase()), "no element name: {name}");
    let mut element = Element::new(name);
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>') {
            return (element, after);
        }
        let (name, after) = rest.split_at(rest.find(ends).unwrap());
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        assert!(!name.is_empty() && name.chars().all(plain), "no attribute name: {name}");
        let (value, after) = match after.strip_prefix("=\"") {
            Some(after) => after.split_once('"').unwrap(),
            None => ("", after),
        };
        assert_eq!(element.attribute(name), None, "{name} twice");
        element.attributes.push((name.to_owned(), decode(value)));
        rest = after;
    }
}

impl Element {
    fn new(name: &str) -> Element {
        Element { name: name.to_owned(), attributes: Vec::new(), children: Vec::new() }
    }
}

fn decode(text: &str) -> String {
    let mut parts = text.split('&');
    let mut decoded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').unwrap_or_else(|| panic!("a bare & in {text}"));
        decoded.push_str(match name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "#x27" | "#39" => "'",
            "#x2F" => "/",
            other => panic!("unknown character reference: &{other};"),
        });
        decoded.push_str(rest);
    }
    decoded
}

/// Writes one element a line. The shapes of a drawing are left out: artists may change them.
pub(crate) fn pretty(element: &Element) -> String {
    let mut out = String::new();
    write(element, 0, &mut out);
    out
}

fn write(element: &Element, depth: usize, out: &mut String) {
    let Element { name, attributes, children } = element;
    write!(out, "{:1$}<{name}", "", depth * 2).unwrap();
    for (name, value) in attributes {
        match value.as_str() {
            "" => write!(out, " {name}").unwrap(),
            value => write!(out, " {name}={value:?}").unwrap(),
        }
    }
    out.push('>');
    let is_artwork = name == "svg" && children.len() > 5;
    if is_artwork {
        out.push_str(" …");
    }
    if let [Node::Text(text)] = children.as_slice() {
        writeln!(out, " {}", visible(text)).unwrap();
        return;
    }
    out.push('\n');
    for child in children.iter().filter(|_| !is_artwork) {
        match child {
            Node::Element(child) => write(child, depth + 1, out),
            Node::Text(text) => {
                writeln!(out, "{:1$}{text}", "", depth * 2 + 2, text = visible(text)).unwrap();
            }
        }
    }
}

/// The text, with a visible sign for each space at its ends.
fn visible(text: &str) -> String {
    let (from, to) = (text.len() - text.trim_start().len(), text.trim_end().len());
    let space = |count: usize| "␣".repeat(count);
    match text.get(from..to) {
        Some(inner) => format!("{}{inner}{}", space(from), space(text.len() - to)),
        None => space(text.len()),
    }
}

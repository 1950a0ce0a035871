/** The text of a file of the project. The tests in `tests/it/scripts.rs` define it. */
declare function sourceOf(path: string): string;

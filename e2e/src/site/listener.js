// Tells the host what the page writes to the console, and what goes wrong in it.
{
    const host = new URL("console", document.currentScript.src);
    const tell = (level, text) => {
        const told = `${level} ${text}`;
        try {
            // Whoever looks next finds it told: the page waits until it is.
            const request = new XMLHttpRequest();
            request.open("POST", host, false);
            request.send(told);
        } catch {
            // A page on its way out may not wait.
            navigator.sendBeacon(host, told);
        }
    };
    for (const level of ["debug", "log", "info", "warn", "error"]) {
        const write = console[level];
        console[level] = (...said) => {
            write.apply(console, said);
            tell(level, said.map(String).join(" "));
        };
    }
    // What cannot be loaded tells so to its own element only, and on the way there.
    const fault = ({ message, target }) => tell("error", message ?? `cannot load ${target.src ?? target.href}`);
    addEventListener("error", fault, true);
    addEventListener("unhandledrejection", ({ reason }) => tell("error", reason));
}

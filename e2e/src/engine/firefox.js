// Runs in Firefox's own window, not in a page.

// Without buttons of its own, the window has nothing for Tab to lead to but the page, as in the other engines.
gNavToolbox.hidden = true;

// From here on, `window.heard` is what pages write to the console and what Firefox writes there about them.
const inEveryProcess = () => {
    const storage = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage);
    const system = Cc["@mozilla.org/systemprincipal;1"].createInstance(Ci.nsIPrincipal);
    storage.addLogEventListener(({ level, filename, arguments: said }) => {
        const text = said.map(String).join(" ");
        Services.cpmm.sendAsyncMessage("heard", { level, source: filename, text });
    }, system);
};
const hear = ({ level, source, text }) => {
    // The rest is Firefox talking to itself, or of what it was told by the test.
    if (source.startsWith("http:") && level !== "cookieBlockedAll") {
        window.heard.push(`${level} ${source} ${text}`);
    }
};
window.heard = [];
Services.ppmm.addMessageListener("heard", message => hear(message.data));
Services.ppmm.loadProcessScript(`data:text/javascript,${encodeURIComponent(`(${inEveryProcess})()`)}`, true);
Services.console.registerListener({
    observe(message) {
        if (message instanceof Ci.nsIScriptError) {
            hear({ level: message.category, source: message.sourceName, text: message.errorMessage });
        }
    },
});

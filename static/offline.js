// Sees to it that the page opens without a network, and that a new version of it is told of: it comes by itself, and is
// taken when somebody says so. It is read after all else, and nothing depends on it.
//
// What browsers may refuse is never needed: in private windows, in frames and in files there are no workers.
"use strict";
{
  const AN_HOUR = 3_600_000;

  const element = (name, properties, ...content) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...content);
    return made;
  };

  let asked = false;
  const tell = (registration) => {
    if (document.getElementById("renewed")) return;
    const now = element("button", { type: "button", className: "quiet" }, "Use it now");
    now.onclick = () => {
      asked = true;
      // Another window may have taken it since.
      if (registration.waiting) registration.waiting.postMessage("take over");
      else location.reload();
    };
    const later = element("button", { type: "button", className: "quiet" }, "Later");
    const text = element("p", {}, "A new version of this page is ready. What is kept on this device stays.");
    const notice = element("li", {}, text, now, later);
    const notices = element("div", { id: "renewed", className: "notices" }, element("ul", { role: "list" }, notice));
    // Style sheets go by the mark.
    const mark = (isShown) => document.documentElement.toggleAttribute("data-renewed", isShown);
    later.onclick = () => {
      notices.remove();
      mark(false);
    };
    notices.setAttribute("role", "status");
    document.body.append(notices);
    mark(true);
  };

  const watch = (registration) => {
    const follow = (worker) => {
      // The first one waits for nobody.
      if (!worker || !navigator.serviceWorker.controller) return;
      const look = () => worker.state === "installed" && tell(registration);
      worker.addEventListener("statechange", look);
      look();
    };
    follow(registration.waiting);
    follow(registration.installing);
    registration.addEventListener("updatefound", () => follow(registration.installing));
    // A page that is left open asks, too: browsers do so only where one goes to another address.
    let last = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "visible" || Date.now() - last < AN_HOUR) return;
      last = Date.now();
      registration.update().catch(() => {});
    });
  };

  const register = async () => {
    const workers = navigator.serviceWorker;
    workers.addEventListener("controllerchange", () => asked && location.reload());
    // Its name never changes. It is the one address of a script that is made in the page.
    const address = new URL("sw.js", document.baseURI).href;
    const policy = globalThis.trustedTypes?.createPolicy("offline", { createScriptURL: () => address });
    const registration = await workers.register(policy?.createScriptURL("") ?? address);
    watch(registration);
    // Another window may have taken a version since this page was loaded, and before this was read.
    if (workers.controller !== globalThis.keeper) tell(registration);
  };
  // In a frame it is somebody else's page that is open.
  if (window === window.top) register().catch(() => {});
}

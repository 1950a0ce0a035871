// @ts-check
// Makes the page open without a network, and says when a new version of it is there. A new version is fetched by itself, and
// used when the person says so. This script is loaded last, and nothing depends on it.
//
// It works without anything that browsers may refuse: private windows, frames and files have no workers.
"use strict";
{
  const AN_HOUR = 3_600_000;

  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   * @param {Partial<HTMLElementTagNameMap[Name]>} properties
   * @param {(Node | string)[]} content
   */
  const element = (name, properties, ...content) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...content);
    return made;
  };

  let asked = false;
  const tell = (/** @type {ServiceWorkerRegistration} */ registration) => {
    if (document.getElementById("renewed")) return;
    const now = element("button", { type: "button", className: "quiet" }, "Use it now");
    now.onclick = () => {
      asked = true;
      // Another window may have begun to use it since.
      if (registration.waiting) registration.waiting.postMessage("take over");
      else location.reload();
    };
    const later = element("button", { type: "button", className: "quiet" }, "Later");
    const text = element("p", {}, "A new version of this page is ready. What is kept on this device stays.");
    const notice = element("li", {}, text, now, later);
    const notices = element("div", { id: "renewed", className: "notices" }, element("ul", { role: "list" }, notice));
    // Style sheets read this attribute.
    const mark = (/** @type {boolean} */ isShown) => document.documentElement.toggleAttribute("data-renewed", isShown);
    later.onclick = () => {
      notices.remove();
      mark(false);
    };
    notices.setAttribute("role", "status");
    document.body.append(notices);
    mark(true);
  };

  const watch = (/** @type {ServiceWorkerRegistration} */ registration) => {
    const follow = (/** @type {ServiceWorker | null} */ worker) => {
      // The first version ever is used at once.
      if (!worker || !navigator.serviceWorker.controller) return;
      const look = () => worker.state === "installed" && tell(registration);
      worker.addEventListener("statechange", look);
      look();
    };
    follow(registration.waiting);
    follow(registration.installing);
    registration.addEventListener("updatefound", () => follow(registration.installing));
    // A page that is left open has to ask by itself: browsers look for a new version only when an address is opened.
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
    // The name of the worker never changes. No other address of a script is made by a script.
    const address = new URL("sw.js", document.baseURI).href;
    const { trustedTypes } = /** @type {{ trustedTypes?: any }} */ (globalThis);
    const policy = trustedTypes?.createPolicy("offline", { createScriptURL: () => address });
    const registration = await workers.register(policy?.createScriptURL("") ?? address);
    watch(registration);
    // Another window may have switched to a new version between the loading of this page and of this script.
    if (workers.controller !== globalThis.keeper) tell(registration);
  };
  // In a frame, the person has opened somebody else's page.
  if (window === window.top) register().catch(() => {});
}

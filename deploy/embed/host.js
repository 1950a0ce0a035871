// Shows what a page can do with an embedded quiz: listen to its events, and choose its colours.
"use strict";
{
  const EVENTS = ["initialized", "attempted", "answered", "completed", "turned", "resized"];
  const quiz = document.querySelector("what-do-you-do");
  const heard = document.querySelector(".heard");

  const element = (name, ...content) => {
    const made = document.createElement(name);
    made.append(...content);
    return made;
  };

  const show = ({ type, detail }) => {
    // These fields are alike in all events, so the list leaves them out.
    const { from, version, event, verb, quiz, ...own } = detail;
    heard.prepend(element("li", element("strong", type), " ", element("code", JSON.stringify(own, null, 1))));
  };
  for (const name of EVENTS) quiz.addEventListener(name, show);

  document.querySelector("fieldset").addEventListener("change", ({ target }) => {
    if (target.value) quiz.setAttribute("theme", target.value);
    else quiz.removeAttribute("theme");
  });
}

/* A page that asks for its progress keeps asking when the server is away for a moment, without an alert each second. */
(function () {
  "use strict";

  document.addEventListener("htmx:sendError", function (event) {
    if (event.target.matches("[data-poll]")) {
      event.stopImmediatePropagation();
    }
  }, true);
})();

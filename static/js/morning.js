/* The clinic's morning: found while one types, marked by one tap or one key, counted as one goes. */
(function () {
  "use strict";

  var KEYS = { 1: "taken", 2: "missed", 3: "take_home", 4: "leave" };
  var form = null;

  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  }

  function lines() {
    return Array.from(form.querySelectorAll("[data-line]"));
  }

  function shownLines() {
    return lines().filter(function (line) { return !line.hidden; });
  }

  function kindOf(line) {
    var box = line.querySelector("input[type=radio]:checked");
    return box ? box.value : "";
  }

  function mark(line, kind) {
    line.querySelector("input[type=radio][value='" + kind + "']").checked = true;
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function count() {
    var counted = { taken: 0, missed: 0, take_home: 0, leave: 0, "": 0 };
    lines().forEach(function (line) { counted[kindOf(line)] += 1; });
    form.querySelector("[data-morning-count]").textContent =
      "Đã uống " + counted.taken + " · vắng " + counted.missed + " · mang về " + counted.take_home +
      " · nghỉ phép " + counted.leave + " · chưa ghi " + counted[""];
  }

  /* Who was just marked stays in sight until one searches anew. */
  function filter() {
    var words = fold(form.querySelector("[data-morning-find]").value).split(/\s+/).filter(Boolean);
    var onlyOpen = form.querySelector("[data-morning-open]").checked;
    lines().forEach(function (line) {
      var text = fold(line.dataset.line);
      line.hidden = (onlyOpen && kindOf(line) !== "") ||
        !words.every(function (word) { return text.indexOf(word) !== -1; });
    });
    form.querySelector("[data-morning-none]").hidden = shownLines().length > 0;
  }

  function step(line, by) {
    var shown = shownLines();
    var next = shown[shown.indexOf(line) + by];
    if (next) {
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    }
  }

  function markAll() {
    shownLines().forEach(function (line) {
      if (kindOf(line) === "" && !("held" in line.dataset)) {
        line.querySelector("input[type=radio][value=taken]").checked = true;
      }
    });
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function onKey(event) {
    var typing = event.target.matches("input:not([type=radio]):not([type=checkbox])");
    var line = event.target.closest("[data-line]");
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (event.key === "/" && !typing) {
      event.preventDefault();
      form.querySelector("[data-morning-find]").focus();
    } else if (event.target.matches("[data-morning-find]")) {
      if (event.key === "Enter" || event.key === "ArrowDown") {
        event.preventDefault();
        if (shownLines()[0]) {
          shownLines()[0].focus();
        }
      }
    } else if (line && typing && event.key === "Enter") {
      event.preventDefault();
      step(line, 1);
    } else if (line && !typing && KEYS[event.key]) {
      event.preventDefault();
      mark(line, KEYS[event.key]);
      if (KEYS[event.key] === "take_home") {
        line.querySelector("input[name^=home_]").select();
      } else {
        step(line, 1);
      }
    } else if (line && !typing && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      step(line, event.key === "ArrowDown" ? 1 : -1);
    }
  }

  document.addEventListener("DOMContentLoaded", function () {
    form = document.querySelector("[data-morning]");
    if (!form) {
      return;
    }
    form.querySelector("[data-morning-tools]").hidden = false;
    form.addEventListener("input", function (event) {
      if (event.target.matches("[data-morning-find], [data-morning-open]")) {
        filter();
      } else {
        count();
      }
    });
    form.addEventListener("click", function (event) {
      var half = event.target.closest("[data-morning-mg]");
      if (event.target.closest("[data-morning-all]")) {
        markAll();
      } else if (half) {
        half.closest("[data-line]").querySelector("input[name^=mg_]").value = half.dataset.morningMg;
      }
    });
    document.addEventListener("keydown", onKey);
    count();
  });
})();

/* Small helps for every page. No page depends on it to save data. */
(function () {
  "use strict";

  function csrfToken() {
    var meta = document.querySelector('meta[name="csrf-token"]');
    return meta ? meta.content : "";
  }

  document.addEventListener("htmx:configRequest", function (event) {
    event.detail.headers["X-CSRFToken"] = csrfToken();
  });

  /* A session that ended meanwhile: show the sign-in page, not a piece of it inside this one. */
  document.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.xhr.responseText.indexOf("<!DOCTYPE html>") === 0) {
      event.detail.shouldSwap = false;
      window.location.reload();
    }
  });

  document.addEventListener("htmx:sendError", function () {
    window.alert("Không kết nối được máy chủ. Hãy kiểm tra mạng rồi thử lại.");
  });

  /* On a narrow screen a menu is wider than the page: the current entry is brought into sight. */
  document.querySelectorAll(".main-nav .current, .sub-nav .current").forEach(function (entry) {
    var line = entry.parentElement;
    line.scrollLeft = entry.offsetLeft - line.offsetLeft - (line.clientWidth - entry.offsetWidth) / 2;
  });

  /* Menus close when one clicks elsewhere or presses Escape. */
  function closeMenus(except) {
    document.querySelectorAll("details[data-menu][open]").forEach(function (menu) {
      if (menu !== except) {
        menu.open = false;
      }
    });
  }
  document.addEventListener("click", function (event) {
    closeMenus(event.target.closest("details[data-menu]"));
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      closeMenus(null);
    }
  });

  /* 5092024 typed without strokes gets them when one leaves the box. */
  document.addEventListener("focusout", function (event) {
    var box = event.target;
    if (box.matches && box.matches("input[data-day]") && /^\d{8}$/.test(box.value.trim())) {
      var digits = box.value.trim();
      box.value = digits.slice(0, 2) + "/" + digits.slice(2, 4) + "/" + digits.slice(4);
    }
  });

  /* What was typed is not lost by a slip: leaving a changed form asks first. A form is sent once. */
  var changed = false;
  document.addEventListener("input", function (event) {
    if (event.target.closest("form[data-guard]")) {
      changed = true;
    }
  });
  document.addEventListener("submit", function (event) {
    if (event.defaultPrevented || event.target.method !== "post") {
      return;
    }
    changed = false;
    if (event.target.dataset.sent) {
      event.preventDefault();
    }
    event.target.dataset.sent = "yes";
    /* The answer is a file and the page stays: a second one may be asked for, though not by a double click. */
    if ("givesFile" in event.target.dataset) {
      window.setTimeout(function () {
        delete event.target.dataset.sent;
      }, 3000);
    }
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) {
      delete form.dataset.sent;
    });
  });
  window.addEventListener("beforeunload", function (event) {
    if (changed) {
      event.preventDefault();
    }
  });

  /* One more row on a page of rows. */
  document.addEventListener("click", function (event) {
    var form = event.target.closest("[data-rows-add]") ? event.target.closest("form") : null;
    if (!form) {
      return;
    }
    var total = form.querySelector("#id_" + form.dataset.rows + "-TOTAL_FORMS");
    var row = form.querySelector("[data-rows-empty]").innerHTML.replace(/__prefix__/g, total.value);
    form.querySelector("[data-rows-body]").insertAdjacentHTML("beforeend", row);
    total.value = Number(total.value) + 1;
    form.querySelector("[data-rows-body] tr:last-child select, [data-rows-body] tr:last-child input").focus();
  });

  /* How many of the choices are ticked, where the law wants so many. */
  function countChoices(fieldset) {
    var words = fieldset.querySelector("[data-choice-least]");
    if (!words) {
      return;
    }
    var all = fieldset.querySelectorAll("input[type=checkbox]");
    var ticked = fieldset.querySelectorAll("input[type=checkbox]:checked").length;
    var least = Number(words.dataset.choiceLeast);
    words.textContent = "đã có " + ticked + "/" + all.length + ", cần ít nhất " + least;
    words.classList.toggle("is-enough", ticked >= least);
  }
  document.addEventListener("change", function (event) {
    var fieldset = event.target.closest("fieldset");
    if (fieldset) {
      countChoices(fieldset);
    }
  });

  /* A long list of ticks can be ticked and emptied as a whole. */
  function offerAll(list) {
    var boxes = list.querySelectorAll("input[type=checkbox]");
    if (boxes.length < 2) {
      return;
    }
    var button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-outline-secondary btn-sm tick-all";
    function told() {
      var all = Array.from(boxes).every(function (box) { return box.checked; });
      button.textContent = all ? "Bỏ chọn tất cả" : "Chọn tất cả (" + boxes.length + ")";
      return all;
    }
    button.addEventListener("click", function () {
      var all = told();
      boxes.forEach(function (box) { box.checked = !all; });
      changed = true;
      told();
    });
    list.addEventListener("change", told);
    list.before(button);
    told();
  }

  /* After a refusal: the first field to be mended, or the sentence above the form when it is about no field. */
  function focusRefusal(refused) {
    var field = document.querySelector(".field.has-errors");
    var box = field && field.querySelector("input:not([type=hidden]), select, textarea");
    (box || refused).focus();
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("fieldset").forEach(countChoices);
    document.querySelectorAll(".choices > .many").forEach(offerAll);
    var refused = document.querySelector("[data-form-errors]");
    if (refused) {
      changed = true;
      focusRefusal(refused);
    }
  });
})();

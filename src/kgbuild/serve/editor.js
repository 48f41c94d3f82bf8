// The query form's text area becomes an editor; without scripts it stays what it is.
"use strict";
(() => {
  const area = document.getElementById("query");
  const form = area.form;
  const place = document.createElement("div");
  area.before(place);
  area.hidden = true;
  Yasqe.defaults.autocompleters = ["variables"]; // the others ask the network for terms
  const editor = new Yasqe(place, {
    value: area.value,
    createShareableLink: null,
    persistenceId: null,
    resizeable: false,
    showQueryButton: false,
    editorHeight: "18rem",
  });
  const field = editor.getInputField();
  field.setAttribute("aria-label", "查询 / Query");
  const submit = () => {
    area.value = editor.getValue();
    form.requestSubmit();
  };
  editor.addKeyMap({
    "Ctrl-Enter": submit,
    "Cmd-Enter": submit,
    Tab: false, // leaves the editor, as in a form
    "Shift-Tab": false,
  });
  form.addEventListener("submit", () => {
    area.value = editor.getValue();
  });
})();

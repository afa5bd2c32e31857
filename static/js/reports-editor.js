// Turns the chapter's text field into an editor with headings, lists, links and tables. Without it the field
// still works. The editor comes from django-prose-editor; its own style tag is refused by our content security
// policy and not needed: the rules are in static/css/editor.css.
const textarea = document.querySelector("[data-rich-text]");
if (textarea) start(await import(textarea.dataset.richText));

function start(prose) {
  const tools = document.querySelector(".editor-tools");
  const place = document.createElement("div");
  place.className = "editor";
  textarea.before(place);
  textarea.hidden = true;
  const label = document.getElementById("body-label");
  label.removeAttribute("for");
  let written = textarea.value;

  const editor = new prose.Editor({
    element: place,
    injectCSS: false,
    content: textarea.value,
    extensions: [
      prose.Document, prose.Paragraph, prose.Text, prose.HardBreak, prose.Bold, prose.Italic,
      prose.Heading.configure({ levels: [3, 4] }),
      prose.BulletList, prose.OrderedList, prose.ListItem, prose.History,
      prose.Link.configure({ openOnClick: false, enableTarget: false, protocols: ["http", "https", "mailto"] }),
      prose.Table.configure({ resizable: false }), prose.TableRow, prose.TableHeader, prose.TableCell,
    ],
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", "aria-labelledby": "body-label", class: "editor-text", id: "editor-text" },
    },
    onUpdate() {
      written = editor.isEmpty ? "" : editor.getHTML();
      textarea.value = written;
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
    onBlur: () => textarea.dispatchEvent(new Event("blur")),
    onTransaction: () => show(),
  });

  // A draft fetched back from the browser is written into the field; show it.
  textarea.addEventListener("input", () => {
    if (textarea.value !== written) editor.commands.setContent(textarea.value, { emitUpdate: false });
  });
  textarea.focus = () => editor.commands.focus();

  const run = () => editor.chain().focus();
  const commands = {
    bold: () => run().toggleBold().run(),
    italic: () => run().toggleItalic().run(),
    heading: () => run().toggleHeading({ level: 3 }).run(),
    subheading: () => run().toggleHeading({ level: 4 }).run(),
    bulletList: () => run().toggleBulletList().run(),
    orderedList: () => run().toggleOrderedList().run(),
    table: () => run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    addRow: () => run().addRowAfter().run(),
    addColumn: () => run().addColumnAfter().run(),
    deleteRow: () => run().deleteRow().run(),
    deleteColumn: () => run().deleteColumn().run(),
    deleteTable: () => run().deleteTable().run(),
    undo: () => run().undo().run(),
    redo: () => run().redo().run(),
    link: toggleLink,
  };
  const active = {
    bold: () => editor.isActive("bold"),
    italic: () => editor.isActive("italic"),
    heading: () => editor.isActive("heading", { level: 3 }),
    subheading: () => editor.isActive("heading", { level: 4 }),
    bulletList: () => editor.isActive("bulletList"),
    orderedList: () => editor.isActive("orderedList"),
  };

  const linkBox = document.getElementById("editor-link");
  const address = document.getElementById("editor-address");
  const linkButton = tools.querySelector("[data-command=link]");

  function toggleLink(open = linkBox.hidden) {
    linkBox.hidden = !open;
    linkButton.setAttribute("aria-expanded", String(open));
    if (open) {
      address.value = editor.getAttributes("link").href || "";
      address.focus();
    }
  }

  function setLink() {
    const href = address.value.trim();
    const whole = /^(https?:\/\/|mailto:|\/|#)/i.test(href) ? href : `https://${href}`;
    if (href) run().extendMarkRange("link").setLink({ href: whole }).run();
    toggleLink(false);
  }

  linkBox.addEventListener("click", (event) => {
    const asked = event.target.dataset.link;
    if (asked === "set") setLink();
    if (asked === "remove") {
      run().extendMarkRange("link").unsetLink().run();
      toggleLink(false);
    }
  });
  address.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      setLink();
    }
    if (event.key === "Escape") {
      toggleLink(false);
      editor.commands.focus();
    }
  });

  // A tool pressed with the mouse leaves the caret in the text: what is typed next belongs there, however fast.
  tools.addEventListener("mousedown", (event) => event.preventDefault());
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("[data-command]");
    if (button) commands[button.dataset.command]();
  });
  // Arrow keys move within the toolbar, which is one stop for the Tab key.
  tools.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const shown = buttons().filter((button) => !button.hidden);
    const next = shown[(shown.indexOf(document.activeElement) + step + shown.length) % shown.length];
    for (const button of buttons()) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });

  function buttons() {
    return [...tools.querySelectorAll("[data-command]")];
  }

  function show() {
    const inTable = editor.isActive("table");
    for (const button of buttons()) {
      const isActive = active[button.dataset.command];
      if (isActive) button.setAttribute("aria-pressed", String(isActive()));
      if ("inTable" in button.dataset) button.hidden = !inTable;
    }
  }

  buttons().forEach((button, index) => { button.tabIndex = index ? -1 : 0; });
  tools.hidden = false;
  show();
}

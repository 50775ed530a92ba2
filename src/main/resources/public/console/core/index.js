// All that screens are made of, under one name.
export * from "./dialogs.js";
export * from "./dom.js";
export * from "./forms.js";
export * from "./i18n.js";
export * from "./people.js";
export * from "./photos.js";
export * from "./router.js";
export * from "./session.js";
export * from "./states.js";

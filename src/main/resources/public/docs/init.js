// Shows the document of this very server; requests go to it and nowhere else.
SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'none',
  // The schemas stand with the operations that use them.
  defaultModelsExpandDepth: -1,
  filter: true,
  tryItOutEnabled: true,
  // A token is gone with the page: nothing of it stays in the browser.
  persistAuthorization: false,
  // Would ask another host whether the document is valid.
  validatorUrl: null,
});

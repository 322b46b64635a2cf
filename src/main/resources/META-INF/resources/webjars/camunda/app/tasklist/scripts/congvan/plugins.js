// A plug-in that cannot be loaded must not keep Tasklist from starting: Camunda's loader stops at the first broken one.
let plugins = [];
try {
  ({ plugins } = await import('./all.js'));
} catch (error) {
  console.error(error);
}

export default plugins;

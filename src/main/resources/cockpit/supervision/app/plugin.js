// A plug-in that cannot be loaded must not keep Cockpit from starting.
let plugins = [];
try {
  ({ plugins } = await import('/camunda/app/cockpit/scripts/congvan/all.js'));
} catch (error) {
  console.error(error);
}

export default plugins;

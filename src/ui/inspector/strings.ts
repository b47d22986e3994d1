export const texts = {
  title: 'Inspector',
  nothing: 'Select a node in the device tree.',
  present: 'present',
};

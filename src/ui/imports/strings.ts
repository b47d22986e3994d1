import { counted } from '../parts/format.ts';

export const texts = {
  title: (names: readonly string[]) =>
    names.length === 1 ? 'Import the domain' : `Import ${counted(names.length, 'domain')}`,
  lead: 'Read from the files that you gave. The plan does not change before you import, and it is one step to undo.',
  none: 'None of these files could be read.',
  from: (files: readonly string[]) => `from ${files.join(' and ')}`,
  replaces: 'Replaces the domain of this name',
  facts: (memoryMib: number, vcpus: number, boot: string) =>
    `${memoryMib} MiB, ${counted(vcpus, 'vCPU')}, ${boot === 'both' ? 'xl and dom0less' : boot}`,
  devices: 'Devices',
  noDevices: 'No device was recognised.',
  by: (marks: readonly string[]) => `by ${marks.join(', ')}`,
  takenFrom: (name: string) => `leaves ${name}`,
  assumed: 'Assumed',
  mismatches: 'Does not match',
  place: (file: string, line: number | undefined) => (line === undefined ? file : `${file}:${line}`),
  target: 'Target',
  wrong: 'Wrong in the files',
  wrongLead: 'What the rules find in the files as they are; the export of the plan is made anew.',
  cancel: 'Cancel',
  import: 'Import',
  mismatchCount: (n: number) => `${n} ${n === 1 ? 'place does' : 'places do'} not match`,
  allMatches: 'Everything matches the host',
} as const;

import { libfdtWalk } from './libfdt-walk.ts';

export default libfdtWalk('libfdt: all tags, no names', 'tags');

import { libfdtWalk } from './libfdt-walk.ts';

export default libfdtWalk('libfdt: all nodes and properties', 'nodes');

import { type Course, readCourse } from './course.ts';

/** The checkout that is being built. */
export const root = process.cwd();

/** This course. */
export const course: Course = readCourse(root);

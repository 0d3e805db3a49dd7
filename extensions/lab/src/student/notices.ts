/** The moment a gate opens: a quiet notice that stays until answered and never takes the focus. */
import { Notification } from '@jupyterlab/apputils';
import type { CourseModel, Words } from '@openclass-nb/ui';
import type { Courses } from '../course/courses.js';
import type { Student } from './student.js';

export function followOpenings(courses: Courses, student: Student, words: Words): void {
  const followed = new Set<CourseModel>();
  courses.changed.connect((_, course) => {
    if (course && !followed.has(course)) {
      followed.add(course);
      course.opened.add(names => names.forEach(name => offer(course, name, student, words)));
    }
  });
}

function offer(course: CourseModel, name: string, student: Student, words: Words): void {
  const assignment = course.assignment(name);
  const title = assignment?.title ?? name;
  const because = course.progress?.objectives
    .filter(one => assignment?.opens_after.includes(one.objective))
    .map(one => one.name);
  const why = because?.length ? words.__('You mastered %1.', because.join(', ')) : '';
  Notification.emit([words.__('%1 is open.', title), why].filter(Boolean).join(' '), 'default', {
    autoClose: false,
    actions: [
      { label: words.__('Stay here'), callback: () => undefined },
      { label: words.__('Open %1', title), displayType: 'accent', callback: () => student.open(name) }
    ]
  });
}

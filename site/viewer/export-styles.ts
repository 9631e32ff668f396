import page from '../../scripts/exports/html.css?raw';
import palette from '../../scripts/timeline/palette.css?raw';
import timeline from '../../scripts/timeline/timeline.css?raw';

/** The style sheets of a recording as one page, as the command's `export` takes them. */
export const styles = [palette, timeline, page].join('\n');

/** Monaco's own worker: finds words and links, compares texts. */
import 'monaco-editor/editor/editor.worker.js';

import { sourceHash } from '../style/source-hash.ts';

/**
 * The only script on our pages: it shows the buttons that copy an address, and lets them. Without it a click selects the
 * address, and nothing else differs.
 */
export const script = [
  "document.querySelectorAll('[data-copy]').forEach(function(b){",
  'if(!navigator.clipboard)return;',
  'var s=b.firstChild,w=s.textContent;',
  'b.hidden=false;',
  'b.onclick=function(){',
  'navigator.clipboard.writeText(b.dataset.copy||b.previousElementSibling.textContent).then(function(){',
  's.textContent=b.dataset.done;',
  'setTimeout(function(){s.textContent=w},2500)})}})',
].join('');

/** CSP source of `script`. */
export const scriptHash = (): Promise<string> => sourceHash(script);

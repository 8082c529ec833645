import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { dangers, readHtml } from './safe.ts';

// The oracle itself: it must see what it is there to see.
test.each([
  ['<a href="java\tscript:alert(1)">x</a>'],
  ['<a href=" javascript:alert(1)">x</a>'],
  ['<a href="&#106;avascript:alert(1)">x</a>'],
  ['<img src="data:image/svg+xml,x">'],
  ['<img src=x/onerror=alert(1)>'],
  ['<p onclick="x">y'],
  ['<p style="x:y">z'],
  ['<svg><a xlink:href="javascript:alert(1)">x</a></svg>'],
  ['<iframe src="https://elsewhere.example/"></iframe>'],
  ['<template><script>x</script></template>'],
  ['<a href="/relative">x</a>'],
  ['<a href="http://user:secret@evil.example/">x</a>'],
])('%s is a danger in a fragment', (html) => {
  expect(dangers(html, 'fragment')).not.toEqual([]);
});

test.each([
  ['<!doctype html><title>x</title><script>alert(1)</script>'],
  ['<!doctype html><title>x</title><meta http-equiv="Refresh" content="0;url=x">'],
  ['<!doctype html><title>x</title><body onload="x">'],
])('%s is a danger in a page', (html) => {
  expect(dangers(html, 'page')).not.toEqual([]);
});

test('a page’s script is safe when its policy names it, and only then', () => {
  const page = '<!doctype html><title>x</title><script>own()</script>';
  const named = `'sha256-${createHash('sha256').update('own()').digest('base64')}'`;
  expect(dangers(page, 'page', `script-src ${named}`)).toEqual([]);
  expect(dangers(page.replace('own', 'alert'), 'page', `script-src ${named}`)).not.toEqual([]);
});

test('what is safe is not a danger', () => {
  const page =
    '<!doctype html><title>x</title><script type="application/ld+json">{}</script><a href="/a">b</a>';
  expect(dangers(page, 'page')).toEqual([]);
  expect(dangers('<a href="https://a.example/">b</a><a href="mailto:a@b.example">c</a>', 'fragment')).toEqual(
    [],
  );
});

test('depth and text are those of a browser', () => {
  const { depth, text } = readHtml(`${'<div>'.repeat(20_000)}deep`, 'fragment');
  expect(text).toBe('deep');
  expect(depth).toBeGreaterThan(400);
});

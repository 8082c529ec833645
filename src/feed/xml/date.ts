/** RFC 822 with the four-digit year that the RSS Board asks for, in GMT. */
export function rfc822(date: Date): string {
  return date.toUTCString();
}

/** RFC 3339, to the second where no fraction is known. */
export function rfc3339(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z');
}

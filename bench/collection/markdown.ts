import type { Block, Inline, Story } from './story.ts';

export function authorName(number: number): string {
  return `Writer ${number.toString(36).toUpperCase()} Example`;
}

export function tagName(number: number): string {
  return `Topic ${number}`;
}

/** A story as a file of a content folder. */
export function storyFile(story: Story): string {
  const { number, title, description, published, updated, until, authors, tags, sections, image } = story;
  const fields = [
    `id: tag:bench.example,2026:story-${number}`,
    `title: ${JSON.stringify(title)}`,
    `description: ${JSON.stringify(description)}`,
    `date: ${published.toISOString()}`,
    ...(updated ? [`updated: ${updated.toISOString()}`] : []),
    ...(until ? [`expires: ${until.toISOString()}`] : []),
    `authors: [${authors.map(authorName).join(', ')}]`,
    `tags: [${tags.map(tagName).join(', ')}]`,
    ...(sections.length > 1 ? [`sections: [${sections.slice(1).join(', ')}]`] : []),
    ...(image
      ? ['image:', `  src: ${image}`, '  alt: What the picture shows', '  width: 1600', '  height: 900']
      : []),
  ];
  return `---\n${fields.join('\n')}\n---\n\n${story.blocks.map(blockMarkdown).join('\n\n')}\n`;
}

/** The same story's body, as a content compiler would leave it. */
export function storyHtml({ blocks }: Story): string {
  return blocks.map(blockHtml).join('\n');
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text.map(inlineMarkdown).join('');
    case 'quote':
      return `> ${block.text.map(inlineMarkdown).join('')}`;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'heading':
      return `## ${block.text}`;
    case 'image':
      return `![${block.alt}](${block.url})`;
  }
}

function inlineMarkdown(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  return 'link' in inline ? `[${inline.text}](${inline.link})` : `**${inline.strong}**`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${block.text.map(inlineHtml).join('')}</p>`;
    case 'quote':
      return `<blockquote>\n<p>${block.text.map(inlineHtml).join('')}</p>\n</blockquote>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`;
    case 'heading':
      return `<h2>${block.text}</h2>`;
    case 'image':
      return `<p><img src="${block.url}" alt="${block.alt}"></p>`;
  }
}

function inlineHtml(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  if ('strong' in inline) return `<strong>${inline.strong}</strong>`;
  return `<a href="${inline.link.replaceAll('&', '&amp;')}">${inline.text}</a>`;
}

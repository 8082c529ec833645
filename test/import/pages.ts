/** A story of an invented regional daily, as its page would be in several markups. The newsroom's zone is America/Los_Angeles. */

const HEADLINE = 'Lost locomotive found in Columbia River';
const DEK = 'Sonar crew was looking for sandbars';

const PARAGRAPHS = `<p>PORTLAND (AP) — A survey crew has found a <a href="/tag/locomotives">locomotive</a> that slid off a barge 108 years ago.</p>
<p>“We saw a smokestack,” said Odile Marchetti, who ran the sonar. “Then we saw the rest of it.”</p>
<p>The find was first reported by <a href="https://other.example/locomotive">The Cascade Register</a>.</p>
<blockquote><p>It is in better shape than I am.</p></blockquote>
<p>The engine will stay where it is, the state archaeologist said, until somebody pays for a crane. A barge that is large enough costs $40,000 a day, and the river allows four days a year.</p>`;

const CALLOUT = `<div class="support-box"><p><strong>Support local journalism.</strong> Stories like this one cost money. <a href="/give">Become a member today</a>.</p></div>`;

const FIGURE = `<figure><img src="/images/loco.jpg" alt="A locomotive on a riverbed"><figcaption>The engine lies upright at 60 feet.
  <span class="credit">Photo by J. Doe</span></figcaption></figure>`;

const RELATED = `<aside class="related"><h3>Related</h3><ul><li><a href="/a">Another story</a></li></ul></aside>`;

const LD = {
  '@context': 'https://schema.org',
  '@graph': [
    {
      '@type': 'NewsArticle',
      headline: HEADLINE,
      description: DEK,
      datePublished: '2019-09-25T21:12:00-07:00',
      dateModified: '2019-09-26T08:00:00-07:00',
      author: { '@type': 'Organization', name: 'Associated Press' },
      publisher: { '@id': 'https://daily.example/#paper' },
      mainEntityOfPage: { '@id': 'https://daily.example/news/2019/sep/25/lost-locomotive/' },
      keywords: ['Railroads', 'Columbia River'],
      image: { '@type': 'ImageObject', url: 'https://daily.example/images/loco.jpg', creditText: 'J. Doe' },
      inLanguage: 'en-US',
    },
    { '@type': 'Organization', '@id': 'https://daily.example/#paper', name: 'The Daily' },
    {
      '@type': 'BreadcrumbList',
      itemListElement: [
        { '@type': 'ListItem', position: 2, name: 'News' },
        { '@type': 'ListItem', position: 1, item: { name: 'Home' } },
        { '@type': 'ListItem', position: 3, name: 'Northwest' },
        { '@type': 'ListItem', position: 4, name: HEADLINE },
      ],
    },
  ],
};

const CANONICAL = '<link rel="canonical" href="https://daily.example/news/2019/sep/25/lost-locomotive/">';

const page = (head: string, body: string): string =>
  `<!doctype html><html lang="en-US"><head><title>${HEADLINE} | The Daily</title><meta property="og:site_name" content="The Daily">${head}</head><body>
  <header><nav><a href="/">The Daily</a> <a href="/news">News</a> <a href="/sports">Sports</a></nav></header>${body}
  <footer><p>© The Daily. <a href="/subscribe">Subscribe now</a></p></footer></body></html>`;

const jsonLd = page(
  `<script type="application/ld+json">${JSON.stringify(LD)}</script>`,
  `<main><h1>${HEADLINE}</h1><div class="meta">By Associated Press</div><div class="article-body">${FIGURE}${PARAGRAPHS}${CALLOUT}${RELATED}</div></main>`,
);

const microformats = page(
  CANONICAL,
  `<nav aria-label="Breadcrumb"><ol><li><a href="/news">News</a></li><li><a href="/news/northwest">Northwest</a></li></ol></nav>
  <article class="h-entry"><h1 class="p-name">${HEADLINE}</h1><p class="p-summary">${DEK}</p><p>By <span class="p-author h-card"><span class="p-name">Associated Press</span></span></p>
  <time class="dt-published" datetime="2019-09-25T21:12:00-07:00">Sept. 25, 2019</time><div class="e-content">${FIGURE}${PARAGRAPHS}${CALLOUT}</div>
  <a class="p-category">Railroads</a> <a class="p-category">Columbia River</a></article>`,
);

const microdata = page(
  CANONICAL,
  `<ol itemscope itemtype="https://schema.org/BreadcrumbList"><li itemprop="itemListElement"><a href="/"><span itemprop="name">Home</span></a></li>
  <li itemprop="itemListElement"><a href="/news"><span itemprop="name">News</span></a></li><li itemprop="itemListElement"><span itemprop="name">Northwest</span></li></ol>
  <article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">${HEADLINE}</h1><h2 itemprop="alternativeHeadline">${DEK}</h2>
  <span itemprop="author" itemscope itemtype="https://schema.org/Organization"><span itemprop="name">Associated Press</span></span>
  <meta itemprop="datePublished" content="2019-09-25T21:12:00-07:00"><meta itemprop="keywords" content="Railroads, Columbia River">
  <div itemprop="articleBody">${FIGURE}${PARAGRAPHS}${CALLOUT}</div></article>`,
);

/** With nothing but what people see. */
const printed = page(
  CANONICAL,
  `<div class="breadcrumbs">News / Northwest</div><h1>${HEADLINE}</h1><h2>${DEK}</h2><p class="byline">By Associated Press</p>
  <p>Published: September 25, 2019, 9:12pm</p><div class="content">${FIGURE}${PARAGRAPHS}${CALLOUT}</div><p>Tags: <a rel="tag" href="/t">Railroads</a></p>`,
);

/** With markup that is broken, a preview text that repeats the story, and a day alone. */
const partial = page(
  `${CANONICAL}<script type="application/ld+json">{"@type": "NewsArticle", "headline": }</script>
  <script type="application/ld+json">{"@type":"ReportageNewsArticle","headline":"${HEADLINE}","datePublished":"2019-09-25","author":[{"name":"Associated Press"}],"articleSection":"News/Northwest"}</script>
  <meta name="description" content="PORTLAND (AP) — A survey crew has found a locomotive that slid off …">`,
  `<h1>${HEADLINE}</h1><p class="article-dek">${DEK}</p><p>Published: September 25, 2019, 9:12 p.m. PDT</p><div class="story-body">${FIGURE}${PARAGRAPHS}${CALLOUT}</div>`,
);

/** By markup. */
export const pages = { jsonLd, microformats, microdata, printed, partial };

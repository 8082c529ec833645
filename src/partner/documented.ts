import type { ProfileName } from '../domain/partner.ts';

/** What people are told of a profile: what the aggregator is called, and where its rules are written. Apart, so that a Worker holds none of it. */
export const documented: Readonly<Record<ProfileName, { readonly label: string; readonly rulesAt: string }>> =
  {
    apple: { label: 'Apple News bridges', rulesAt: 'https://support.apple.com/guide/news-publisher/' },
    feedly: { label: 'Feedly', rulesAt: 'https://blog.feedly.com/10-ways-to-optimize-your-feed-for-feedly/' },
    flipboard: { label: 'Flipboard', rulesAt: 'https://about.flipboard.com/publishers/rss/' },
    generic: { label: 'Others', rulesAt: 'https://www.rssboard.org/rss-profile' },
    google: {
      label: 'Google News',
      rulesAt: 'https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap',
    },
    msn: { label: 'MSN', rulesAt: 'https://support.microsoft.com/msn/partner-hub' },
    newsbreak: {
      label: 'NewsBreak',
      rulesAt: 'https://support.newsbreak.com/knowledge/rss-feed-requirements',
    },
    smartnews: {
      label: 'SmartNews',
      rulesAt: 'https://publishers.smartnews.com/hc/en-us/articles/360036526213',
    },
    yahoo: { label: 'Yahoo', rulesAt: 'https://www.yahooinc.com/our-brands/' },
  };

-- Articles with a page here, by their dates, for sitemaps.
CREATE INDEX article_page ON article (published) WHERE kind = 0 AND shown > 0;

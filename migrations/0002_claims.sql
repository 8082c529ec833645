-- Which files lay claim to an id or an address.
CREATE INDEX file_id ON file (id) WHERE id IS NOT NULL;
CREATE INDEX file_path ON file (about ->> '$.article.path') WHERE id IS NOT NULL;
CREATE INDEX file_url ON file (about ->> '$.article.url') WHERE about ->> '$.article.elsewhere';

-- Which writer may write: each that begins takes the next number, and what another still sends is refused.
ALTER TABLE state ADD COLUMN writer INTEGER NOT NULL DEFAULT 0;
-- 1 from when a writer begins until it ends; left so by one that broke off, after which counts are made again. As they are once now.
ALTER TABLE state ADD COLUMN writing INTEGER NOT NULL DEFAULT 1;

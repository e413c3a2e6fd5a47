ALTER TABLE progress ADD COLUMN step integer

-- Receivers that have not opened a document are reminded by rungs of the ladder for its deadline.
delete from delivery_errand where kind = 'WATCH';

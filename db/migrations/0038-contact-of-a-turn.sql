-- Whether somebody who was called was already written about is asked for each turn of the queue.
create index contacts_turn on kring.contacts (turn_id) where turn_id is not null;

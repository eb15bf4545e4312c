-- observation_unconfirmed (0023) is this index under another name: each was kept for every rumour that was stored.
drop index situation.observation_rumour;

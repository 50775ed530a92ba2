-- Every login removes the sessions that have run out, and many notices go to the administrators: neither should walk
-- through everybody's rows.

CREATE INDEX session_by_expiry ON session (expires_at);
CREATE INDEX account_by_role ON account (role, is_active);

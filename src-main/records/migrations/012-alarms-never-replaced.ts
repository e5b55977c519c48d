/**
 * As 010, for the log of alarms. An event is also told by what it is of its alarm, which the unique index `alarm_event_once`
 * keeps: replacing by that would remove it just as well.
 */
export const alarmsNeverReplaced = `
CREATE TRIGGER alarm_is_never_replaced BEFORE INSERT ON alarm
WHEN EXISTS (SELECT 1 FROM alarm WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'rows of alarm are never replaced'); END;
CREATE TRIGGER alarm_event_is_never_replaced BEFORE INSERT ON alarm_event
WHEN EXISTS (SELECT 1 FROM alarm_event WHERE id = NEW.id)
  OR NEW.what <> 'updated' AND EXISTS (SELECT 1 FROM alarm_event WHERE alarm = NEW.alarm AND what = NEW.what)
BEGIN SELECT RAISE(ABORT, 'rows of alarm_event are never replaced'); END;`;

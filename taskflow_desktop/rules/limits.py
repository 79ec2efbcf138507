"""Every number of product.md, once. The database's constraints are made from these."""

from taskflow_desktop.domain.moment import HOUR, MINUTE, SECOND, Micros

TASKS_PER_ROOM = 10  # rule 5
TITLE_CHARACTERS = 100  # rule 8
TASKS_AT_ONCE = 200  # changed together from the list; each is a change of its own, so more would hold others up
STAGES_MAX = 8  # rule 10
STAGE_NAME_CHARACTERS = 20  # rule 10
FLOW_FILE_BYTES = 64 * 1024  # of a flow that is taken from a file; eight stages take some hundred
CHECKLIST_ITEMS = 50  # rule 20
CHECKLIST_ITEM_CHARACTERS = 200  # rule 20
ATTACHMENTS_PER_TASK = 3  # rule 21
ATTACHMENT_BYTES = 10 * 1024 * 1024  # rule 21, inclusive
ATTACHMENT_PART_BYTES = 256 * 1024  # how an attachment is stored; 40 parts make 10 MiB
ATTACHMENT_PARTS = ATTACHMENT_BYTES // ATTACHMENT_PART_BYTES
FILE_NAME_CHARACTERS = 255
MEMO_CHARACTERS = 20_000  # rule 22
REASON_CHARACTERS = 500
WORD_CHARACTERS = 2000  # the word that goes with a review or a hand-over
MESSAGE_CHARACTERS = 1_000_000
NAME_CHARACTERS = 100  # of a person: agent, customer
ROOM_TITLE_CHARACTERS = 200
IDENTIFIER_CHARACTERS = 64
PASSWORD_CHARACTERS_MIN = 10
SIGN_IN_FREE_FAILURES = 3  # wrong passwords in a row that cost nothing; then 1, 2, 4 … seconds,
SIGN_IN_WAIT_SECONDS = 300  # at most so many
SIGN_IN_STRANGERS = 1000  # identifiers nobody has whose failures are counted at a time
LOCK_MINUTES = (0, 5, 10, 15, 30, 60)  # without input until the screen locks; 0 never
LOCK_MINUTES_DEFAULT = 15
DRAFT_CHARACTERS = 100_000  # of a half-typed text in one row;
DRAFT_ROWS = 50  # so many rows hold all that anybody pastes
OWN_SETTING_KEY_CHARACTERS = 200  # of a choice that follows a person
OWN_SETTING_CHARACTERS = 20_000

AGE_WARNING = Micros(24 * HOUR)  # ui-spec 4.5: hourglass from here on, in a stage without enough of a past
AGE_ALARM = Micros(72 * HOUR)  # ui-spec 4.5: triangle from here on, likewise
AGE_DAYS = 90  # a stage's own past: the finished visits of so many days,
AGE_VISITS_MAX = 2000  # and of those the newest so many, which bounds what a board has to read
AGE_VISITS_MIN = 20  # fewer of them say nothing yet
AGE_PERCENT = 85  # hourglass from the time within which so many per cent of them ended,
AGE_ALARM_TIMES = 3  # triangle from so many times that, but never before AGE_WARNING: not all is alarm in a quick stage
AGE_LEAST = Micros(MINUTE)  # below a minute no stay is long: it reads "just now"

STATISTICS_LEAST = 5  # finished tasks from which on statistics are shown (ui-spec 4.8)
STATISTICS_PERCENT = 90  # what the tick at a bar of the stages means
STATISTICS_TASKS = 500  # of the tasks behind a figure, so many are listed at most
ALERT_MESSAGE_AGE = Micros(24 * HOUR)  # a customer's message that is older is no news when a file brings it

UNDO_WINDOW = Micros(60 * SECOND)  # how long a change of stage or outcome can be as if it had not been

BACKUPS_DAILY = 7  # automatic backups that stay: of the newest so many days,
BACKUPS_WEEKLY = 4  # and of so many weeks before them

DEFAULT_TIME_ZONE = "Asia/Seoul"  # of the site: decides the year in a task's number (rule 7)

## Menu
nav-board = Dashboard
nav-work = My work
nav-acceptance = Awaiting acceptance
nav-plans = Plans

## Schedules, periods, dates
schedule-before = before { $date }
schedule-by = by { $date }
schedule-within = from { $from } to { $to }
schedule-every-month = every month
schedule-every-quarter = every quarter
schedule-every-half-year = every six months
schedule-every-year = every year
schedule-quota = { $every }, at least { $n } { $unit }
schedule-every-before = { $every }, before day { $day } of the period's last month
schedule-every-by = { $every }, by day { $day } of the period's last month
schedule-throughout = throughout the year, with an update each quarter
schedule-when-arising = when the need arises
schedule-unstated = not stated in the plan
period-month = { $n ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
} { $year }
period-quarter = quarter { $n }/{ $year }
period-first-half = first half of { $year }
period-second-half = second half of { $year }
period-year = year { $year }
period-once = once

standing-overdue = { $days ->
    [one] Overdue by 1 working day
   *[other] Overdue by { $days } working days
}
standing-due-today = Due today
standing-due-soon = { $days ->
    [one] 1 working day left
   *[other] { $days } working days left
}
standing-upcoming = { $days ->
    [one] 1 working day left
   *[other] { $days } working days left
}
standing-on-time = Done on time
standing-late = { $days ->
    [one] Done 1 working day late
   *[other] Done { $days } working days late
}
standing-submitted-on-time = Submitted on time
standing-submitted-late = { $days ->
    [one] Submitted 1 working day late
   *[other] Submitted { $days } working days late
}
state-returned = Returned
state-submitted = Awaiting acceptance
state-in-progress = In progress

why-title = Why is it due on { $date }?
why-stated = The plan states { $date }.
why-stated-before = The plan asks for completion before { $date }.
why-end-of-span = The plan allows { $from } to { $to }; the last day is the due date.
why-day-of-period = The plan names { $date } for { $period }.
why-reporting-day = Ongoing work is updated on the reporting day of { $period }: { $date }.
why-end-of-period = { $period } ends on { $date }; the plan names no other day.
why-event = Counted from the event of { $date }.
why-short-month = The month has no day { $day }; its last day, { $date }, is taken.
why-day-before = “Before” means by { $date } at the latest.
why-skipped = Skipped { $date }: { $reason }.
why-worked = { $date } is a make-up working day: { $reason }.
why-paused = Paused from { $from } to { $to }.
why-extended = Extended, counted on from { $date }.
why-weekend = weekend
why-rolled-back = A due date on a day off moves back to the working day before, so that the date in the plan is never passed.
why-rolled-forward = A due date on a day off moves to the next working day.
why-not-rolled = The due date stays, even on a day off.
why-no-data = No public holidays are known for { $year }; only Saturdays and Sundays were counted as days off.
why-unknown = This date follows the rule in force when the plan was issued.
why-sentence = In the words of the plan:

## Lists of work
items-task = Task
items-unit = Unit
items-due = Due
items-standing = Status
work-title = Work of { $unit }
work-answer = { $overdue } overdue, { $soon } due soon, { $returned } returned.
work-tabs = Groups of work
tab-overdue = Overdue
tab-due-soon = Due soon
tab-returned = Returned
tab-not-yet-due = Not yet due
tab-waiting = Awaiting acceptance
tab-done = Accepted
empty-overdue = Nothing is overdue.
empty-due-soon = Nothing is due in the next 5 working days.
empty-returned = Nothing was returned.
empty-not-yet-due = Nothing is due later. New obligations appear here when a plan is issued.
empty-waiting = Nothing is awaiting acceptance. What you submit appears here.
empty-done = Nothing has been accepted yet.
acceptance-title = Awaiting acceptance
acceptance-answer = { $n } awaiting your decision.
acceptance-empty = Nothing is waiting. What units submit appears here.
all-answer = { $n } obligations.
all-empty = There is nothing in this group.

## Dashboard
board-empty = No plan has been issued yet. Once the coordinating office issues one, its progress is shown here.
board-as-of = As of { $date } · plan for { $year }
board-figures = Key figures
board-target = Target score for the year
board-target-of = out of 100; { $n } sub-indices with { $sum } points in all
board-due = Obligations that have fallen due
board-on-time = submitted on time, { $share }
board-nothing-due = nothing has fallen due yet
board-overdue = Overdue now
board-overdue-units = { $n ->
    [one] of 1 unit
   *[other] of { $n } units
}
board-due-soon = Due soon
board-waiting = { $n } awaiting acceptance
board-sub-indices = Sub-indices
board-sub-index = Sub-index
board-target-short = Target
board-no-target = no target
board-work = Result
board-state = Status
board-stack = Submitted { $done }, due soon { $soon }, overdue { $overdue }, of { $all } obligations in the whole year
board-legend = Upright line: target score on a scale of 10. Bar: submitted, due soon and overdue among all obligations of the year. “Submitted” includes what awaits acceptance and what was accepted.
board-on-track = On track
board-n-soon = { $n } due soon
board-n-late = { $n } overdue
board-today = To be dealt with today
board-nothing-late = Nothing is overdue.
board-all-overdue = See all { $n } overdue
board-units = Units with overdue work
board-no-unit-late = No unit has overdue work.
board-unit-done = { $done } submitted of { $due } that fell due

## Plan tree and tasks
tree-tasks = { $n } tasks
tree-taken-out = { $n } taken out, kept because work was done before
tree-issued = The plan is issued. Its obligations have been worked out and assigned to each unit.
tree-document = Read the plan document
tree-filter = Filter by sub-index
tree-all = All
tree-sub-index = Sub-index { $n }
tree-block = Block { $label })
tree-target = target { $points } points
tree-organisation = Implementation arrangements
tree-lead = Lead
tree-next-due = Next due
tree-nothing-owed = Nothing assigned yet
tree-all-done = All accepted
task-title = Task { $reference }
task-facts = Assignment
task-coordinating = Coordinating
task-schedules = Schedule
task-source = Source
task-line = Plan document, line { $n }
task-lines = Plan document, lines { $first }–{ $last }
task-owed = Obligations of this task
task-nothing-owed = This task has no obligation that you may see.

## Obligations
obligation-plan = Plan { $year }
obligation-due = due { $date }
obligation-due-moved = due { $date }, the plan states { $stated }
obligation-facts = About this obligation
obligation-leader = Responsible leader
obligation-period = Period
obligation-other-periods = The same in other periods
obligation-log = What happened
log-empty = Nothing has been recorded yet.
log-progress = Recorded
log-submitted = Submitted
log-accepted = Accepted
log-returned = Returned
log-quantity = Quantity: { $n }
record-title = Record what was done
record-text = What was done
record-text-hint = A sentence or two; it may go into the quarterly report as it stands.
record-quantity = Quantity
record-quantity-hint = Only what this entry adds; the entries of the period are added up.
record-evidence = Evidence
record-evidence-hint = At least one before submitting: document number, link, file, photo, or figure with its source.
record-more = Difficulties and proposals (optional)
record-difficulties = Difficulties
record-proposals = Proposals
record-submit = Submit for acceptance
record-save = Save without submitting
record-submit-needs = Before it can be submitted:
evidence-document-number = Document number and symbol
evidence-link = Link
evidence-file = File or photo
evidence-file-hint = PDF, DOCX, XLSX, TXT, JPG, PNG; 20 MB at most. Photos are stored without the place they were taken.
evidence-figure = Figure
evidence-source = Source of the figure
evidence-photo = Photo
evidence-a-file = File
file-empty = The file is empty. Choose another.
file-too-large = The file is larger than 20 MB. Choose a smaller one; what you typed is still here.
file-unknown-kind = Files of this kind are not taken. Use PDF, DOCX, XLSX, TXT, JPG or PNG.
file-name-disagrees = The file's ending does not match its content. Save it under the right kind and choose it again.
file-broken-photo = This photo cannot be read. Take it again, or save it as JPG or PNG and choose it again.
decide-title = Acceptance
decide-accept = Accept
decide-return = Return for completion
decide-reason = Reason
decide-reason-hint = Say what is missing, so that the unit knows what to add.
decide-send-back = Return
done-saved = Saved; not submitted yet.
done-submitted = Submitted. The coordinating office will accept or return it.
done-accepted = Accepted.
done-returned = Returned with the reason.
quota-title = Quota of the period
quota-full = Reached
quota-short = { $n } short
quota-measured = { $n } counted by the system

## Refusals, one sentence each
refused-not-found = There is no such item in your authority.
refused-not-your-part = Your role does not include this.
refused-not-yours = This is assigned to { $unit }; only people of that unit record and submit it.
refused-own-work = Nobody accepts their own unit's work.
refused-not-coordinator = The plan's coordinating office accepts this; what that office itself owes is accepted by a leader.
refused-state-submitted = It has been submitted and awaits acceptance.
refused-state-accepted = It has been accepted already.
refused-state-open = It has not been submitted, or was returned, so there is nothing to accept.
refused-no-evidence = At least one piece of evidence is needed before submitting.
refused-quota-short = { $have } of { $need } so far; record the rest to reach the quota of the period.
refused-nothing-written = Nothing was written. Write a sentence or add evidence.
refused-too-long = Longer than { $most } characters. Shorten it or attach a file.
refused-bad-quantity = The quantity must be a whole number from 0 to 1,000,000.
refused-in-the-future = The day of the work cannot lie in the future.
refused-evidence-empty = The evidence is empty.
refused-evidence-no-figure = Enter the figure.
refused-evidence-too-long = Longer than 500 characters. Shorten it.
refused-evidence-document-number = A document number needs a number and a symbol, such as 214/BC-TNMT.
refused-evidence-link = A link begins with http:// or https:// and has no spaces.
refused-evidence-source = A figure needs its source: which report, register or system.
refused-no-reason = Give the reason, so that the unit knows what is missing.
refused-already-issued = The plan is issued and cannot be changed here any more.
refused-not-issued = The plan is not issued yet.
refused-undecided = { $n } findings have to be decided before issuing.
refused-unbound = { $n } names of leading bodies stand for no unit yet.
refused-without-lead = { $n } tasks have no leading body.
refused-no-answer = That decision does not answer this finding. Choose one of those listed.
refused-missing-number = Enter the plan's number and symbol.
refused-missing-coordinator = Choose the coordinating office of the plan.
refused-ends-before-it-starts = The day of issue cannot be later than the end of the plan.
refused-store = Something went wrong and nothing was saved. Try again.

## Reading and issuing
plans-title = Plans
plans-answer = { $n ->
    [one] One plan.
   *[other] { $n } plans, newest first.
}
plans-empty = No plan yet. Plans appear here once the coordinating office has issued them.
plans-empty-prepare = No plan yet. Upload a plan document below: its tasks, bodies and dates are read, for you to review and issue.
plans-year = Year
plans-plan = Plan
plans-state = State
plans-tasks = Tasks
plans-document-read = Document
plans-n-tasks = { $n ->
    [one] 1 task
   *[other] { $n } tasks
}
plans-at = Uploaded at { $at }
plans-no-number = No number yet
plans-issued = Issued
plans-draft = Draft
plans-hand-in = Upload a new plan
plans-hand-in-explained = The document is read at once and kept as a draft. Nothing is assigned to anybody until the plan is issued.
plans-document = Plan document
plans-document-hint = A .docx, .xlsx or .txt (Unicode) file, 20 MB at most.
plans-read = Read the plan
plans-no-file = No file was chosen. Choose the plan document, then press “Read the plan”.
plans-other-kind = This file is not a plan document that can be read. Save the plan as .docx, .xlsx or .txt and upload it again.
plans-unreadable-empty = The file holds no text. If it is a scan, use the original Word file, or recognise its text (OCR) first, and upload it again.
plans-unreadable-not-a-plan = The file was read, but gives no body anything to do. Check that it is the right file; if the tasks stand in a separate annex, upload that annex.
plans-unreadable-encrypted = The file is locked with a password. Open it, remove the password, save it and upload it again.
plans-unreadable-damaged = The file is damaged and cannot be read. Open it in Word or Excel, save it as a new file and upload it again.
plans-unreadable-too-large = The document is longer, or has more tables, than can be read. Leave out pictures and annexes without tasks, or split it into single plans, and upload it again.
plans-unreadable-legacy-encoding = The text is encoded in { $name }, not in Unicode. Open it in Word, convert it to Unicode (with Unikey, for one), save it as .docx and upload it again.
plans-unreadable-unknown-encoding = The encoding of this text file is not known. Open it, save it as UTF-8 (Unicode) and upload it again.
plans-or = { " " }or{ " " }
plans-unreadable-unsupported-format = { $name } files are not read yet. Open the file, save it as .docx, .xlsx or .txt and upload it again.
plans-not-taken-too-large = A file may have 20 MB at most. Leave out some pictures and upload it again.
plans-not-taken-name = The ending of the file's name does not fit its content. Open it, save it as what it is (.docx, .xlsx or .txt) and upload it again.
plans-not-taken-kind = A file of this kind cannot be kept. Save it as .docx, or as .txt in UTF-8, and upload it again.

document-title = Plan document
document-answer = { $n ->
    [one] One line of text.
   *[other] { $n } lines of text.
}
document-all-read = Every line was understood.
document-unread = { $n ->
    [one] One line was not understood.
   *[other] { $n } lines were not understood.
}
document-original = Download the original ({ $name })
document-review = Back to the review
document-lines = The lines of the document
document-sheet = Sheet { $name }
document-columns = The line's number, its words, and what it was read as.
document-line = Line { $n }
document-task = Task { $reference }
document-role-letterhead = Letterhead
document-role-title = Title
document-role-legal-basis = Legal basis
document-role-heading = Heading
document-role-target = Target score
document-role-leader = Responsible leader
document-role-purpose = Purpose, requirements
document-role-opening = Opening of a block of tasks
document-role-task = Task
document-role-attribute = Detail of a task
document-role-schedule = Schedule
document-role-reporting = Duty to report
document-role-funding = Funding
document-role-footnote = Footnote
document-role-page-furniture = Page number, running header
document-role-recipients = Recipients
document-role-closing = Closing, signature
document-role-aside = Remark, no task
document-role-unread = ▲ Not understood

review-title = Review of the plan
review-issued = The plan has been issued; what stands below is for reading only.
review-first-page = Back to the start of the review: findings and what has to be decided
review-figures = What was read
review-tasks = Tasks
review-merged = { $n ->
    [one] one repeated paragraph left out
   *[other] { $n } repeated paragraphs left out
}
review-sub-indices = { $n ->
    [one] of one sub-index
   *[other] of { $n } sub-indices
}
review-bodies = Bodies
review-n-unbound = { $n ->
    [one] one name stands for no unit yet
   *[other] { $n } names stand for no unit yet
}
review-undecided = Findings not looked at
review-of-findings = { $n ->
    [one] of one finding
   *[other] of { $n } findings
}
review-unread = Lines not understood
review-of-lines = of { $n } lines
review-left = { $n ->
    [one] One thing left to decide before issuing
   *[other] { $n } things left to decide before issuing
}
review-nothing-left = Nothing left to decide before issuing
review-left-finding = { $kind }: { $n ->
    [one] line
   *[other] lines
} { $lines }
review-left-name = Which unit is “{ $name }”?
review-left-lead = Task { $reference } has no lead
review-findings = Findings
review-no-findings = Nothing missing, doubled or contradictory was found
review-to-decide = To be decided ({ $n })
review-to-decide-hint = Until these are decided it is not known who owes what by when.
review-to-note = To be noted ({ $n })
review-to-note-hint = These do not stand in the way: the plan's own words, or the default, apply.
review-must-decide = Has to be decided
review-to-see = Not looked at yet
review-decided = Decided: { $what }
review-settled = The decision was recorded.
review-change = Change the decision
review-more-lines = { $n ->
    [one] and one more line
   *[other] and { $n } more lines
}
review-decision = What to do
review-settle = Record the decision
review-no-decision = Choose what to do, then press “Record the decision”.
review-date = To be done by
review-date-hint = Only with “Once, by a certain day”. Day/month/year, for example 5/4/2024.
review-no-date = Type the day by which it has to be done: day/month/year, for example 5/4/2024.
review-bad-date = This is not a date. Write day/month/year with all four digits of the year, for example 5/4/2024.
review-date-outside = The day has to lie within the plan's time, from { $first } to { $last }.
review-merge = Merge into one task
review-merge-hint = The later paragraph prints the first one again; the times of both are kept.
review-keep-both = Keep both tasks
review-keep-both-hint = Assigned twice on purpose, each with its own time.
review-each-owes = Each body named leads
review-each-owes-hint = Each body has to complete and report its own part.
review-first-leads = The body named first leads
review-first-leads-hint = The bodies named after it coordinate.
review-monthly = Each month
review-quarterly = Each quarter
review-half-yearly = Each half-year
review-yearly = Once a year
review-by-date = Once, by a certain day
review-throughout = All year round
review-throughout-hint = Owes an update each quarter.
review-no-schedule = No time at all
review-no-schedule-hint = The task stays in the plan, but nobody can be late with it.
review-seen = Noted
review-seen-period = Leave the wording, with an update each quarter
review-bound = Remembered. Later plans will read this name the same way.
review-all-bound = Every name stands for a unit
review-unbound = { $n ->
    [one] One name in the plan stands for no unit yet.
   *[other] { $n } names in the plan stand for no unit yet.
} Names that lead have to be known before issuing; those that only coordinate need not be.
review-name-parts = leads { $leads }, coordinates { $coordinates } tasks
review-bind = Record
review-unit-missing = No unit fits? Ask the administrator to add it, then reload this page.
review-choose = Choose…
review-alike = Most alike
review-groups = Groups of units
review-units = Units
review-group-size = ({ $n ->
    [one] one unit
   *[other] { $n } units
})
review-n-units = { $n ->
    [one] one unit
   *[other] { $n } units
}
review-known = { $n ->
    [one] One name is known
   *[other] { $n } names are known
}
review-name = Name in the plan
review-means = Means
review-rebind = Change what a name means
review-no-name = Choose a name that the plan mentions.
review-no-target = Choose the unit or group that this name means.
review-targets = Arithmetic of the targets
review-no-sub-indices = The plan names no sub-index.
review-nothing-counts = There is no target to add up
review-no-stated-total = The plan states no total; its targets make { $total }
review-adds-up = The stated total of { $stated } is what the targets make
review-does-not-add-up = The plan states { $stated }, but its targets make { $total }
review-sub-index = Sub-index
review-target = Target score
review-sum = { $n ->
    [one] Sum of one target
   *[other] Sum of { $n } targets
}
review-total-rule = { $sum } ÷ (10 × { $n }) × 100, rounded once
review-stated-total = Total stated in the plan
review-not-stated = not stated
review-no-target-set = no target
review-not-counted = not in the total
review-beside = Tasks beside the text
review-beside-hint = For each task: the lines of the document, then what was read from them.
review-organisation = General tasks, implementation
review-target-is = Target score { $points }
review-between = { $n } lines without a task
review-task = Task { $reference }
review-merged-into = Printed again, merged into task { $reference }
review-leads = Leads
review-nobody-leads = Nobody leads it yet
review-coordinating = Coordinates
review-which-unit = unit not known
review-when = Schedule
review-all-read = Every line was understood
review-unread-hint = These lines have become no task yet. Decide about each: add it as a task, or say that it is none.
review-unread-why = Reason:
review-lines = Lines { $first }–{ $last }
review-next = Issue
review-to-issue = Go on to issuing
review-not-yet = Cannot be issued yet

finding-duplicate-paragraph = Repeated paragraph
finding-duplicate-paragraph-means = Two paragraphs assign work in the same words.
finding-missing-schedule = No time stated
finding-missing-schedule-means = The plan does not say when this task has to be done.
finding-conflicting-schedules = Contradictory times
finding-conflicting-schedules-means = The same work is given different times.
finding-several-leads = Several leads
finding-several-leads-means = Two or more bodies are made lead of one thing.
finding-missing-target = No target score
finding-missing-target-means = This sub-index has no target score.
finding-period-unspecified = Periodic, period not stated
finding-period-unspecified-means = The plan says “periodically” without saying how often.
finding-due-on-day-off = Due on a day off
finding-due-on-day-off-means = The date stated in the plan is a Saturday, a Sunday or a public holiday.
finding-report-before-plan = Report due before the plan
finding-report-before-plan-means = A report is due before the plan is issued, or before the detailed plan it reports on.
finding-targets-do-not-add-up = Total does not fit the targets
finding-targets-do-not-add-up-means = The total stated in the plan is not what its targets make.

issue-title = Issue the plan
issue-tasks = { $n ->
    [one] one task
   *[other] { $n } tasks
}
issue-to-tree = See the plan
issue-number = Number and symbol
issue-number-hint = For example 36/KH-UBND.
issue-no-number = Type the plan's number and symbol, for example 36/KH-UBND.
issue-date = Day of issue
issue-date-hint = Day/month/year, for example 15/3/2024. Periods that ended before this day are not owed.
issue-no-date = Type the day of issue as day/month/year, for example 15/3/2024.
issue-coordinator = Coordinating office
issue-coordinator-hint = The office that consolidates the plan and accepts the work of other units. Suggested: the receiver of reports that the plan names.
issue-no-coordinator = Choose the coordinating office.
issue-roll = When a date falls on a day off
issue-roll-hint = The date the plan states is always shown beside it. “Before” a day always moves back to the working day before.
issue-roll-count = { $n ->
    [one] One date of this plan is affected.
   *[other] { $n } dates of this plan are affected.
}
issue-no-roll = Choose what becomes of a date that falls on a day off.
issue-roll-back = Back to the working day before
issue-roll-back-hint = The stated date is never overrun.
issue-roll-none = Leave the date
issue-roll-none-hint = It is due on that very day off.
issue-roll-forward = On to the next working day
issue-roll-forward-hint = As terms do under article 148(5) of the Civil Code 2015.
issue-consequence = Once issued, the obligations of each unit appear under “My work”, and the draft can no longer be changed.
issue-send = Issue
issue-back = Back to the review

## Mending a draft
review-mended = Corrected in the task itself
review-mended-hint = Choose this after changing the task's words, bodies or times directly.
refused-nothing-to-undo = There is no change left to undo.
refused-changed-since = This was changed after the page was opened, so nothing was saved. Look again and go on.
refused-nothing-above = This is the first task; there is none above it to join.
refused-printed-again = A paragraph of this task is printed again; decide about the duplicate first.
refused-no-place-to-split = Choose where the second task begins.
refused-too-many = At most { $most } of them.
refused-off-the-scale = A sub-index has 0 to 10 points; the total has 0 to 100.
refused-missing-text = Write something; it cannot be empty.
refused-missing-reference = Write the place in the document, for example II.1.a.
review-mended-now = The changes to this task are saved.
review-head = Head of the document
review-add-sub-index = Add a sub-index
review-change-sub-index = Change sub-index
review-unread-no-task = Decided: no task
review-unread-task = Added as a task
review-unread-make-task = Add as a task
review-unread-decide = Not a task
review-unread-decided = Every line that was not understood has been decided
review-unread-n-decided = { $n } decided
last-edit = Last change
last-edit-undone = Undone.
last-edit-undo = Undo
last-edit-all = All changes
mend-title = Edit task
mend-new-title = Add a task
mend-below = Right below task { $reference }
mend-source = Text of the document
mend-save = Save
mend-add = Add
mend-leave = Back to the review
mend-join = Join to the task above
mend-remove = Take out, it is no task
mend-add-below = Add a task below
mend-not-done = Not possible
mend-text = What is to be done
mend-reference = Place in the document
mend-sub-index = Sub-index
mend-no-sub-index = Implementation arrangements, under no sub-index
mend-block = Block
mend-leads = Lead
mend-helpers = Coordinating
mend-one-each = One body on each line, written as in the document.
mend-times-hint = Times: choose a kind, then fill in what it needs; choose “None” to take one out.
mend-time = Time { $n }
mend-kind = Kind of time
mend-kind-none = None
mend-kind-by-date = By a date
mend-kind-within = Within a span
mend-from = From
mend-to = To
mend-day = Day of the period (1–31)
mend-quota = Quota of each period (at least)
mend-unit = Of what
mend-before = Before that day, the day itself not included
mend-bad-date = Type a date, for example 30/4/2024.
mend-bad-number = Type a number from 1 to { $most }.
mend-bad-points = Type points with two decimals at most, for example 9.06.
mend-sub-index-title = Sub-index { $n }
mend-name = Name
mend-target = Target
mend-target-hint = For example 9.06; leave it empty where the document names none.
mend-counts = Counts toward the total
mend-leader = Responsible leader
mend-head-title = Change the head
mend-title-of-plan = Subject
mend-number = Number and symbol
mend-issuer = Issued by
mend-signer = Signed by
mend-total = Total stated in the document
mend-bases = Legal bases
mend-bases-hint = One on each line.
split-title = Split a task
split-do = Split in two
split-where = Where does the second task begin?
split-hint = Bodies and times are kept for both; change each one after splitting.
split-one-clause = There is no place to split this sentence. Add a task below and change the words.
edits-title = Changes to the draft
edits-answer = { $n } changes, the latest first.
edits-undone = Undone
edits-field = Field
edits-before = Before
edits-after = After
edits-times = Times
edits-printed-again = Is printed again
edits-yes = Yes
edits-no = No
edit-settle = Finding decided
edit-bind = Name bound to a unit
edit-change-task = Task changed
edit-join-task = Tasks joined
edit-split-task = Task split
edit-add-task = Task added
edit-remove-task = Task taken out
edit-change-sub-index = Sub-index changed
edit-change-head = Head changed
edit-decide-unread = Decision about lines not understood
mend-add-time = Add a time

## Amending a plan
refused-being-amended = An amendment of this plan is being drafted already. Finish that one first.
refused-nothing-changed = The amendment does not differ from the plan in force.
refused-state-withdrawn = An amendment of the plan withdrew this; it is no longer owed.
state-withdrawn = Withdrawn
plans-draft-amendment = Draft of an amendment, version { $n }
plans-merged = Issued amendment, version { $n }
tree-versions = Version { $n }
task-version = Version
task-made-by = Since version { $n }
task-changed-by = changed in version { $n }
task-withdrawn-by = taken out in version { $n }
versions-title = Versions
versions-answer = Version { $n } of the plan is in force.
versions-version = Version
versions-issued = Issued on
versions-changed = Changes
versions-n = Version { $n }
versions-n-tasks = { $n } tasks
versions-first = As first issued
versions-differences = Beside the version before
versions-whole = All of it, { $n } tasks
amend-title = Amend the plan
amend-explained = An amendment begins with the plan in force and is edited like a draft. Nothing changes until it is issued.
amend-begin = Draft an amendment
amend-drafted = Version { $n } is being drafted
amend-go-on = Go on drafting
amend-issue = Issue the amendment
amend-date-hint = What is new is owed from this day on, for example 5/8/2024.
amend-consequence = What was submitted or accepted stays. What is open follows the amendment: its date moves, or it is withdrawn; each change is kept in the audit log.
changes-title = Beside the plan in force
mend-total-hint = For example 80.56; leave it empty where the document states none.
review-saved = Saved.
## The working calendar changes

obligation-moved = Moved from { $from } to { $to } because of { $because }
why-kept = By the calendar of today the date would be { $rule }; { $kept } stays, because the work was done or its date had passed when the calendar changed.
## The table of a plan
table-title = Table
table-answer = { $n ->
    [one] 1 obligation you may see.
   *[other] { $n } obligations you may see.
}
table-empty = This plan has no obligation yet that you may see.
table-nothing-found = Nothing matches. Remove some of the filters above.
table-words = Search the text of tasks
table-words-hint = With or without Vietnamese marks.
table-find = Search
table-more = More filters, and the order
table-any = All
table-sub-index = Sub-index
table-block = Block
table-block-hint = The letter in front of the block, for example a.
table-unit = Unit
table-part = The unit's role
table-leads = Leads
table-helps = Coordinates
table-leader = Responsible leader
table-tab = Status
table-kind = Kind of schedule
table-once = Once
table-recurring = Recurring
table-quota = Quota
table-month = Due in
table-from = Due from
table-to = Due until
table-day-hint = For example 5/4/2024: day, month, year.
table-bad-day = This is not a date. Write day/month/year with all four digits of the year, for example 5/4/2024.
table-sort = Order
table-sort-due = Earliest date first
table-sort-due-last = Latest date first
table-sort-unit = By unit
table-sort-sub-index = As in the plan
table-active = Active filters
table-remove = Remove filter
table-remove-all = Remove all
table-unknown-unit = A unit the authority does not have
table-chip-from = From { $date }
table-chip-to = Until { $date }
table-chip-words = “{ $words }”
table-xlsx = Download as Excel
table-csv = Download as CSV
views-title = Saved filters
views-empty = No filter yet. Filter the table, then choose “Save this filter”.
views-keep = Save this filter
views-name = Name of the filter
views-name-hint = For example: What the communes are late with.
views-share = Share with the whole authority
views-save = Save
views-done = Saved.
views-shared-by = shared, saved by { $name }
views-change = Rename or delete
views-rename = Rename
views-delete = Delete
refused-no-name = Give the filter a name.
refused-name-taken = You have a filter of this name already. Give it another one.
refused-too-many-views = A person keeps at most { $most } filters of one plan. Delete one that is no longer used.
annex-number = No.
annex-sub-index = Sub-index
annex-reference = Reference
annex-done-on = Done on
annex-source = Source lines

## The sides of a plan: sub-index, unit, leaders, calendar
sides-all = All year
sides-all-year = obligations
sides-late-done = { $n } submitted late
sides-in-tree = Show in the plan tree
sides-in-table = Show in the table
sides-tasks = Tasks
sides-units = Units
sides-nothing = Nothing yet that you may see.
sides-unit-nothing = The unit has nothing in this plan that you may see.
sides-leads = Leads
sides-helps = Coordinates
sides-unit-page = Page of the unit
leaders-title = Responsible leaders
leaders-nobody = The plan names no responsible leader
calendar-title = Calendar
calendar-of = Calendar, { $month }
calendar-months = Month before, month after
calendar-more = and { $n } more
calendar-worked = Worked: { $name }
year-title = Whole year
year-of = Calendar of { $year }
year-legend = The number below a day is how much is due; ▲ says that some is overdue. Days off are shaded.
year-due = due
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun

## History
history-title = History
history-answer = { $n ->
    [one] 1 change.
   *[other] { $n } changes, newest first.
}
history-command = the command “{ $command }” on the server
history-draft = Uploaded as a draft
history-settle = Decided about a finding
history-bind = Bound a name to a unit
history-issue = Issued the plan
history-materialise = Worked out the obligations again
history-other = Another step ({ $verb })
history-moved = { $before } → { $after }
history-document = Document: { $name }
history-tasks = Tasks: { $n }
history-of-tasks = Tasks: { $tasks }
history-name = Name: { $name }
history-number = Number: { $number }
history-issued-on = Day of issue: { $date }
history-obligations = Obligations: { $n }
history-evidence = Pieces of evidence: { $n }
history-against = Measured against { $date }
history-done-on = Done on { $date }
history-reason = Reason: { $reason }

## An edited table into a draft
import-title = Import an edited table
import-answer = Download the table of the draft, edit it in Excel and hand it in here. Each cell that would change is shown before anything is written.
import-issued = A plan in force changes only by an amendment. Draft one, then import the table into that draft.
import-amend = Draft an amendment
import-file = Edited table
import-file-hint = A .xlsx or .csv file (UTF-8) downloaded from the draft's table, with its headings, at most 60,000 rows.
import-look = Preview
import-no-file = No file was chosen. Choose the edited table, then press “Preview”.
import-unreadable = This file cannot be read as a table. Save it as .xlsx, or as .csv in UTF-8.
import-no-column = The table lacks the column “{ $column }”. Keep the headings of the table you downloaded.
import-steps = Steps
import-step-file = File
import-step-look = Preview
import-step-done = Result
import-result = { $changed } tasks would change, { $new } would be added, { $wrong } rows are wrong and left out; { $same } rows say what the draft says.
import-nothing = There is nothing to write.
import-not-yet = Nothing is written yet. Look at the changes below, then press “Write”.
import-leaves-out = { $n } wrong rows will not be written. To write them too, correct the file and upload it again.
import-commit = Write
import-another = Choose another file
import-faults = Wrong rows ({ $n })
import-differences = Tasks that would change ({ $n })
import-new = Tasks that would be added ({ $n })
import-absent = Tasks that are not in the table and stay as they are ({ $n })
import-row = Row
import-row-n = Row { $n }
import-column = Column
import-value = Value of the cell
import-allowed = What is allowed
import-in-plan = In the draft
import-in-file = In the table
import-more = and { $n } more
import-empty-cell = (empty)
import-missing = It must not be empty.
import-no-such-sub-index = The number of a sub-index of the plan ({ $known }), or number and name as in the downloaded table; empty where it serves none.
import-no-such-time = A time as the downloaded table writes it, such as “before 30 April 2024”, “every quarter”, “every month, at least 10 posts”; several are parted by semicolons.
import-too-long = At most { $most } characters.
import-too-many = At most { $most } of them.
import-twice = One row for each reference: another row has this one. A new task needs a new reference.
import-changed-since = Somebody has changed the draft since the preview, so nothing was written. Below, the rows are looked at again beside the draft as it is now.
import-done-title = Result of the import
import-done = { $changed } tasks changed, { $new } added; { $wrong } wrong rows left out; { $same } rows said what the draft says.
import-left-out = Rows left out ({ $n })
import-written = What was written
import-undo = Undo this import
edit-import-table = Table imported
table-drafted = { $n } tasks of the draft. Units owe something when the plan is issued.

## Ready-made filters and the timeline
preset-title = Ready-made filters
preset-mine = My work
preset-unit = My unit
preset-helps = We help
preset-leader = Responsible leader: { $name }
timeline-title = Timeline
timeline-answer = { $n } tasks with something due
timeline-as-table = See as a table
timeline-legend = Legend
timeline-overdue = overdue
timeline-soon = due soon
timeline-later = due later
timeline-waiting = waiting for acceptance
timeline-done = done
timeline-runs = being worked on
timeline-today = Today
timeline-due = Due { $date }

## Progress in per cent
share-title = Progress
share-percent = { $n }%
share-mean = Mean progress: { $n }%
record-step = How far it is
record-step-hint = An estimate as of today. What is accepted is 100%.
record-step-none = Not stated
log-step = How far: { $n }%
refused-bad-step = Progress is 0, 25, 50, 75 or 100%; where a quantity is owed, it follows from the quantity.

## The plan as a document: record, files, review, end
plans-in-review = Before the leaders
plans-amended = Issued, amended (version { $n })
plans-closed = Closed
official-title = Official record
official-done = Recorded.
official-document = Document
official-authority = Issuing authority
official-days = Carried out
official-first-to-last = from { $first } to { $last }
official-no-bases = The document names no legal basis.
official-read-from = Read from the file
official-superior = Authority above
official-superior-sees = Sees the plan once it is issued, never a draft.
attachments-title = Attached files ({ $n })
attachments-none = No file yet. The signed copy or its scan, the annexes and the forms of the plan belong here.
attachment-add = Attach another file
attachment-title = What it is
attachment-title-hint = For example: Signed scan; Annex 1; Quarterly report form.
attachment-file = File
attachment-send = Attach
attachment-remove = Remove file
attachment-stays = What is attached to an issued plan stays and cannot be removed.
attachment-no-file = No file was chosen. Choose one, then press “Attach”.
attachment-no-title = The document has no name. Write what it is.
attachment-size = { $n } kB
steps-next = Next step
steps-not-yet = Not possible yet
steps-title = Steps so far
step-sent = Laid before the leaders
step-agreed = A leader agreed
step-returned = A leader returned it
step-taken-back = Taken back to be corrected
step-closed = Plan closed
step-reopened = Plan reopened
send-words = A word to the leaders
send-hint = What they should look at; may be left empty. While it lies before them, nobody can change the draft.
send-button = Lay before the leaders
agree-words = Opinion
agree-hint = May be left empty. After that, the coordinating office issues the plan.
agree-button = Agree
give-back-words = Why it is returned
give-back-hint = Say what has to change; the coordinating office corrects it and lays it before you again.
give-back-button = Return for correction
take-back-words = Why it is taken back
take-back-hint = Take it back to go on correcting; the reason stays among the steps.
take-back-button = Take back
close-words = A note at the end
close-hint =
    { $n ->
        [0] Everything in the plan is done. Once it is closed, nothing more can be recorded.
        [one] One obligation is not done; it will stay so, and nothing more can be recorded.
       *[other] { $n } obligations are not done; they will stay so, and nothing more can be recorded.
    }
close-button = Close the plan
reopen-words = Why it is reopened
reopen-hint = Units can then record and submit again as before.
reopen-button = Reopen the plan
review-to-official = Official record, attached files, review by the leaders
board-to-review =
    { $n ->
        [one] One draft of a plan waits for the leaders’ opinion
       *[other] { $n } drafts of plans wait for the leaders’ opinion
    }
below-title = Plans of the authorities below
below-answer = The authorities below have issued { $n } plans. Their drafts are not shown here.
below-empty = No authority below has issued a plan yet.
refused-in-review = The draft lies before the leaders and cannot be changed. To change it, take it back on its official record.
refused-not-in-review = The draft does not lie before the leaders any more. Reload the page to see where it stands.
refused-agreed-already = A leader has agreed already; once is enough.
refused-not-agreed = No leader has agreed yet. Wait for their opinion, or take the draft back on its official record.
refused-plan-closed = The plan is closed and takes no more entries. The coordinating office can reopen it.
refused-not-closed = The plan is not closed.
refused-not-over-yet = The plan runs until the end of { $on }; it can be closed after that day.
refused-still-waiting = Nobody has decided on { $n } submissions yet. Accept or return them before closing.

## Recording and submitting; the page of an obligation
done-kept = What you recorded is saved; see “What happened”.
submit-refused = Not submitted: { $why }
submit-refused-next = Record what is still missing in the form below, then press “Submit for acceptance”; what is saved need not be typed again.
file-choose-again = What you typed is still here, but the file “{ $name }” was not saved. Choose it again.
obligation-task-text = The task in the plan's words
obligation-place = Place in the plan
obligation-product = Product
board-rest = Tasks under no sub-index
board-whole = The whole plan
board-accepted = { $n } accepted
board-submitted-of = { $n } of { $all } submitted

## The desk: undo, redo, history field by field, successors
last-edit-redo = Redo
last-edit-redone = Made again.
refused-nothing-to-redo = Nothing is left to redo: nothing was undone, or the draft was edited since.
refused-mended-by-hand = Task { $reference } was corrected by hand. This decision would overwrite that, so nothing was saved. Keep it as corrected, or change the task itself.
review-answered-by-mending = Answered by correcting the draft
review-reason = Reason (optional)
review-unit-missing-yours = The unit is not in the list?
review-to-units = Add a unit
review-heirs = Successors
heir-merged = { $unit } was merged into { $into } on { $day }, by { $act }.
heir-split = { $unit } was split, a part became { $into } on { $day }, by { $act }.
heir-renamed = { $unit } became { $into } on { $day }, by { $act }.
heir-abolished = { $unit } was abolished on { $day }, by { $act }.
heir-ended = { $unit } ended on { $last }; no successor is recorded.
heir-elsewhere = What follows stands under another authority, so it cannot be chosen here.
edits-name-means = “{ $name }”: { $before } → { $after }
history-no-unit = no unit
history-undecided = not decided
history-finding = Finding: { $message }
history-lines = Lines { $lines }

## Survey results on the dashboard

board-result-year = DDCI score { $year }
board-result-title = Latest DDCI result
board-result-points = { $points } points
board-result-place = rank { $place } of { $n }
board-result-places = at 95% confidence, rank { $best } to { $worst }
board-result-illustrative = Generated figures, for illustration; they judge nobody.
board-result-no-intervals = There are no intervals, because only published scores are known.
board-result-profile = See each sub-index
board-result-none = Not enough data
board-result-reached = Target reached
board-result-missed = { $gap } short
board-result-unsure = Not sure, { $gap } away
board-result-not-asked = Not in the survey

## Who does it
executor-title = Done by
executor-nobody = Nobody was named; the whole unit answers for it.
executor-none = Nobody named
executor-choose = Give it to
executor-assign = Name
executor-take = I will do it
executor-hand-back = Hand it back to the unit
done-assigned = Who does it is recorded.
history-assign = Named who does it
refused-done-by = { $name } does this already; only the head of the unit names somebody else.
refused-head-assigns = Only the head of the unit names somebody else; you can take it yourself.
refused-not-of-unit = This person does not work in the unit that owes it. Choose somebody else.
work-whose = Whose work
work-of-unit = My unit’s work
work-of-me = My own work

## Letters that urge
urging-title = Urging
urging-answer = Today { $units } units are late with something; { $letters } letters about this plan were issued.
urging-late = Overdue today
urging-sent = Letters sent
urging-last = last on { $date }
urging-next = What is next
urging-draft = Draft a letter
urging-letters = Letters that urge
urging-no-letters = No letter was issued yet.
urging-number = Number and symbol
urging-day = Day
urging-things = Things the letter lists
urging-days = Working days overdue
urging-draft-title = Letter that urges { $unit }
urging-back = Back to urging
urging-preview = Draft
urging-vietnamese = The letter is issued in Vietnamese; its frame is translated here.
urging-issue-title = Issue
urging-issue-hint = The number is the next one of the year’s register. The list is kept as it is when issued, and the unit is told at once.
urging-symbol = Symbol
urging-symbol-hint = What stands behind the number, UBND-TCKH for example.
urging-signer = Signed by
urging-signer-title = Signer’s title
urging-signer-title-hint = As it shall be printed above the name.
urging-reply-by = An answer is asked for by
urging-day-hint = Day/month/year, 25/9/2024 for example.
urging-issue = Issue the letter
urging-bad-day = This is no day. Type day/month/year, 25/9/2024 for example.
urging-no-signer = A letter needs a signer. Type the name.
urging-no-symbol = A letter needs a symbol, UBND-TCKH for example.
urging-changed = The list of overdue things has just changed, so nothing was issued. Look at the draft below and issue it again.
urging-letter = Letter no. { $name }
urging-issued = The letter is issued, and the unit was told.
urging-facts = To { $unit }, { $date }; issued by { $author } at { $at }.
urging-by-command = the server
urging-download = Download as text (.txt)
history-urge = Urged by letter
history-letter = Letter no. { $name }
refused-nothing-late = Nothing of this unit is overdue today, so there is nothing to urge.
refused-reply-in-the-past = An answer cannot be asked for before the day of the letter.
letter-number = No.: { $name }
letter-subject = Re: urging to carry out { $plan }
letter-day = { $day }/{ $month }/{ $year }
letter-plan = plan no. { $number } of { $date }
letter-to = To: { $unit }
letter-opening = In carrying out { $plan }, as of { $date } { $unit } has { $n } tasks whose date has passed and which are not done:
letter-item = { $number }. { $text } (part { $reference }); due { $date }, { $days } working days overdue.
letter-request = { $unit } is asked to complete these tasks without delay and to record results with evidence in the system; where something stands in the way, to report the cause and the day of completion to { $coordinator } by { $date }, to be put before the leaders.
letter-closing = Respectfully.
letter-copies = Copies: as above; archive.
letter-mail = Letter that urges, no. { $name }

## Reporting what is late to those above
escalation-title = Reporting what is late
escalation-how = What is overdue and not submitted is reported upward by itself, to each step once for each date, in the daily digest of whoever hears of it. It stops when the result is submitted. A step without a person goes to the next one.
escalation-ear = Who hears of it
escalation-after = When overdue for
escalation-days = { $n } working days
escalation-default = The program’s default, no law behind it.
escalation-source = Source: { $source }
escalation-change = Change it
escalation-change-hint = Type working days overdue; leave a step blank that shall hear nothing. Those above hear of it later than those below.
escalation-source-label = Source
escalation-source-hint = The act or decision behind it, Decision 12/QĐ-UBND of 5/2/2024 for example.
escalation-save = Save
escalation-done = Saved. It holds from the next report on.
escalation-no-number = Type the working days in digits, or nothing.
escalation-reports = Reported upward
escalation-told = { $date }: { $n } working days overdue, reported to the { $step } ({ $name }).
escalation-told-instead = { $date }: { $n } working days overdue; there is no { $step }, so it was reported to the { $other } ({ $name }).
escalation-told-nobody = { $date }: { $n } working days overdue, to be reported to the { $step }, but there is nobody to tell.
ear-executor = person who does it
ear-unit-head = head of the unit
ear-leader = responsible leader
ear-chair = Chair
history-escalate = Reported upward
history-told = Told: { $name }
history-days-late = { $n } working days overdue
refused-bad-ladder = Days go from 1 to 250, and those above hear of it later than those below.
refused-missing-source = Name the source: an act, or who decided so.
work-reminders = Today’s reminders
## Comments, mentions, watchers, what is new
talk-title = Comments
talk-nothing = Nobody has said anything yet.
comment-text = Your comment
comment-text-hint = Plain text. To name somebody type @ and their login, or choose them below.
comment-name = Name somebody
comment-name-nobody = Nobody in particular
comment-private = Private note
comment-private-hint = Only leaders and the coordinating office see it; the unit that owes does not.
comment-private-mark = Private note
comment-send = Send
comment-refused = Not sent, your words are kept: { $why }
comment-change = Change the comment
comment-change-hint = It can be changed for { $minutes } minutes after it was sent. What it said before is kept.
comment-change-send = Save the change
comment-changed = Changed at { $at }; see what it said before
comment-withdraw = Withdraw
comment-withdrawn = Its author withdrew this comment at { $at }.
watch-is-on = You watch this: new comments are told under News.
watch-is-off = Watch it to be told of new comments.
watch-start = Watch
watch-stop = Stop watching
news-title = News
news-answer = { $n } new
news-none = Nothing is new. Comments that name you, or about what you watch, will be here.
news-names-me = Names you
news-read = Read
news-read-all = Mark all as read
refused-cannot-be-named = @{ $login } cannot be named: nobody with that login may see this. Choose somebody from the list, or leave that name out.
refused-too-many-named = One comment can name { $most } people at most.
refused-too-late = It can be changed for { $minutes } minutes only. You can send another comment, or withdraw this one.
refused-withdrawn = This comment was withdrawn.
history-comment = Comment sent
history-comment-change = Comment changed
history-comment-withdraw = Comment withdrawn
history-watch = Watching begun or ended
## Pieces that units ask each other for

tab-pieces = Asked of us
pieces-title = Pieces asked of other units
pieces-none = No unit has been asked for a piece yet.
pieces-empty = No piece waits for your unit.
ask-piece = Ask a unit for a piece
ask-piece-lead = Ask a unit for a part of this task. The task is due on { $due }; the unit that leads keeps answering for that date.
ask-unit = Unit to ask
ask-unit-named = { $name } (named by the plan as coordinating)
ask-choose-unit = Choose a unit.
ask-what = What is needed
ask-what-hint = For example: taxpayers among household businesses in the third quarter, by commune
ask-due = Answer by
ask-due-hint = A working day, for example 14/6/2024
ask-no-day = Enter a date, for example 14/6/2024.
ask-why-outside = Why a unit outside the coordinating ones
ask-why-outside-hint = Only where the plan does not name this unit as coordinating
ask-why-later = Why the answer may come after the task's own date
ask-why-later-hint = Only where the answer is due after the task
ask-piece-send = Send the request
piece-what = Piece
piece-next = What to do
piece-next-answer = Deliver it or decline
piece-next-look = Look at what was delivered
piece-asker = Asked by
piece-unit = Asked of
piece-own-day = Task due on
piece-why-outside = Why this unit
piece-why-later = Why later than the task
piece-due = answer by { $day }
piece-asked = Waiting for an answer
piece-late = Answer overdue
piece-delivered = Delivered
piece-taken = Taken
piece-declined = Declined
piece-withdrawn = Withdrawn
piece-waited = { $asker } waited { $days ->
    [one] one working day
   *[other] { $days } working days
  } for { $unit }.
piece-answer = Answer the request
piece-words = What was done
piece-words-hint = Say what was done; a document number or a file may go with it
piece-deliver = Deliver
piece-decline-instead = Not to be done by us
piece-decline-reason = Reason for declining
piece-decline-hint = The unit that asked and the office that follows the plan can read it
piece-decline = Decline
piece-asked-next = Deal with the request
piece-take = Take what was delivered
piece-again-instead = Ask again
piece-missing = What is missing
piece-again = Ask again
piece-withdraw = Withdraw the request
piece-log-asked = Asked for, answer by { $due }
piece-log-answered = { $unit } answered
piece-log-looked = { $unit } looked at it
piece-done-asked = The request is sent. The unit finds it in its work list under “Asked of us”.
piece-done-delivered = Delivered. The unit that asked takes it or asks again.
piece-done-declined = Declined. The unit that asked can read the reason.
piece-done-taken = What was delivered is taken.
piece-done-again = Asked again with a new date.
piece-done-withdrawn = The request is withdrawn. Nobody has to answer it any more.
waiting-title = Waiting for others
waiting-answer = { $pieces ->
    [one] One piece was asked for
   *[other] { $pieces } pieces were asked for
  }; the leading units waited { $days ->
    [one] one working day
   *[other] { $days } working days
  } beyond the dates in all.
waiting-pairs = Who waited for whom
waiting-none = No piece has been asked for in what you may see.
waiting-who = Waiting
waiting-pair = { $asker } for { $unit }
waiting-pieces = Pieces
waiting-late = Answered late
waiting-days = Working days waited
waiting-list = { $n ->
    [one] One piece
   *[other] { $n } pieces
  }
waiting-all = All units
waiting-of-unit = Waiting of this unit
waiting-unit-waited = Waited { $days ->
    [one] one working day
   *[other] { $days } working days
  } for others (pieces asked for: { $pieces }).
waiting-unit-caused = Let others wait { $days ->
    [one] one working day
   *[other] { $days } working days
  } (pieces asked of it: { $pieces }).
refused-missing-what = Say what is needed.
refused-not-asked = This was asked of { $unit }; only that unit can answer.
refused-piece-asked = The piece waits for the answer of the unit that was asked, so this cannot be done yet.
refused-piece-delivered = It was delivered and waits for the unit that asked.
refused-piece-taken = It was taken; nothing is left to do.
refused-piece-declined = The unit that was asked has declined.
refused-piece-withdrawn = The request was withdrawn.
refused-asks-itself = The unit that leads cannot ask itself. Choose another unit.
refused-no-such-unit = This unit has ended or is not of this authority. Choose another one.
refused-not-named = The plan does not name this unit as coordinating. Say why, or choose one that it names.
refused-in-the-past = This day has passed. Choose today or a later day.
refused-day-off = { $day } is a day off. Choose a working day.
refused-after-own-day = This is after the task's own date ({ $own }). Choose an earlier day, or say why.
refused-nothing-delivered = Say what was done, give a document number, or choose a file.
history-piece-ask = Piece asked for
history-piece-answer = Piece answered
history-piece-take = Piece taken
history-piece-again = Piece asked for again
history-piece-withdraw = Request for a piece withdrawn

## Moved dates, work sent back as wrongly given

given-title = Date and assignment
given-extensions = Requests for a later date waiting ({ $n })
given-bounces = Sent back as wrongly given ({ $n })
given-oldest = The { $n } oldest are shown; the next ones follow as these are decided.
extension-ask = Ask for a later date
extension-ask-lead = The date is { $due }. Only whoever gave it can move it; the original date is always kept beside it.
extension-ask-late = The date has passed. You may still ask, but the request says so, and the task stays overdue until it is decided.
extension-title = Request for a later date
extension-line = From { $from } to { $to }
extension-proposed = Date asked for
extension-proposed-hint = For example 28/6/2024; on a day off it moves by the plan's rule
extension-reason = Reason
extension-reason-hint = Why it cannot be in time, and how far it is
extension-send = Send the request
extension-request = The request
extension-asked-on = Asked on
extension-after-due = After the date
extension-due-then = Date then
extension-stated = Date stated in the plan
extension-original = Original date
extension-waits = Waiting for a decision
extension-granted = Moved to { $on }
extension-refused = Refused
extension-lapsed = Lapsed: the work went to another unit
extension-grant = Grant a later date
extension-refuse = Refuse
extension-new-date = New date
extension-new-date-hint = It may differ from the one asked for; then say why
extension-words-hint = Needed for a refusal or another date
extension-done-asked = The request is sent. The date stays until it is decided.
extension-done-decided = The decision is kept. The unit finds it on the task.
decision-title = Decision
decision-your = Your decision
decision-choose = Choose one of the options.
decision-words = Words
decision-send = Keep the decision
obligation-due-given = Due { $date } (moved; originally { $original }, stated { $stated })
obligation-moved-by-giver = Moved by its giver from { $from } to { $to }
obligation-moved-with-unit = Moved from { $from } to { $to } with the assignment
standing-moved = Date moved
standing-in-time-by-move = In time by the moved date
figures-moved = of these { $n } with a moved date
figures-in-time-by-move = { $n } in time by the moved date
table-moved = Moved dates
table-moved-only = Moved dates only
bounce-title = Sent back as wrongly given
bounce-send-title = Send back as wrongly given
bounce-send-lead = It was given on { $given } and can be sent back until { $last }. Its date runs on meanwhile.
bounce-reason = Why it is not yours
bounce-reason-hint = Say by which rule: functions and duties, and the act they stand in
bounce-suggested = Unit that should do it
bounce-unknown = Not known
bounce-send = Send back
bounce-line = Sent back, time { $n }
bounce-time = time { $n }
bounce-why = Why it was sent back
bounce-by = Sent back by
bounce-on = Sent back on
bounce-waits = Waiting for the coordinating office
bounce-waits-leader = Second time: a leader decides
bounce-reassigned = Given to { $unit }
bounce-confirmed = Stays where it is
bounce-stays = It stays with { $unit }
bounce-to = Unit that does it
bounce-due = New date
bounce-due-hint = Leave empty to keep the present date
bounce-words-hint = Needed where it stays
bounce-new-date-given = New date: { $on }
bounce-done-sent = Sent back. The date runs on until it is decided.
bounce-done-decided = The decision is kept. The unit finds the task in its list.
refused-request-waits = A request for a later date is waiting already. Wait for the decision before asking again.
refused-not-later = Moved off days off, this is not later than the present date ({ $on }). Choose a later day.
refused-too-far = This is too long after the plan. Choose a day up to { $last }.
refused-decided-already = It is decided already.
refused-bounce-waits = It was sent back and waits for a decision.
refused-decided-finally = A leader has decided finally which unit does this; it cannot be sent back again.
refused-too-late-to-bounce = It could be sent back within { $days } working days, until { $last }. Talk to the office that coordinates the plan.
refused-leaders-turn = The second time, a responsible leader decides.
refused-same-unit = It is with this unit already. Choose another one.
refused-owes-already = { $unit } owes the same in this period already. Choose another unit, or leave it where it is.
refused-bad-rule = “{ $name }”: enter a number within its limits, for example 3 or 12.50.
history-extension-ask = Later date asked for
history-extension-decide = Decision about a later date
history-bounce-send = Sent back as wrongly given
history-bounce-decide = Decision which unit does it

## Quality and ranking

quality-title = Quality
quality-hint = What is not met is returned below; each return counts as once not met
quality-met = Met
quality-partly = Partly met
quality-note = Note
quality-note-hint = Needed where it is partly met: what is missing
emulation-title = Ranking of units
emulation-answer = { $ranked ->
    [one] One unit is
   *[other] { $ranked } units are
  } ranked, { $apart } had too little due.
emulation-ranked = Ranking
emulation-none = No unit has had { $least } tasks due yet.
emulation-apart = Not ranked
emulation-apart-why = Fewer than { $least } tasks were due, too few to compare.
emulation-apart-figures = { $n } of { $due } on time
emulation-rank = Rank
emulation-points = Points
emulation-on-time = On time
emulation-original = By the original date
emulation-quality = Quality
emulation-cost = Taken off
emulation-judged = { $met } met, { $partly } partly, { $returned } times not met
emulation-not-judged = Not judged yet
emulation-costs = wrongly sent back: { $bounces }, days others waited: { $days }
emulation-formula = How it is computed
emulation-formula-mean = Points on a scale of 100 are a weighted mean: on time { $on_time }, by the original date { $original }, quality { $quality }; less what is taken off.
emulation-formula-on-time = On time: submitted by the date in force that day, of what was due.
emulation-formula-original = By the original date: the same by the date before it was moved.
emulation-formula-quality = Quality: met counts 1, partly met ½, each return 0; the mean of them.
emulation-formula-missing = Where nothing was judged, quality is left out and the other weights count alone.
emulation-formula-cost = Taken off: { $bounce } points each time work was sent back that was rightly given, { $wait } for each working day that others waited for its pieces; { $most } in all at most.
emulation-formula-round = Exact fractions, rounded once at the end; equal points share a rank.
emulation-sources = Sources of the weights: { $sources }
rules-title = Rules for following a plan
rules-lead = Days, weights and points are the authority's own. Each comes with its source.
rules-source = Source of the change
rules-source-hint = For example: Decision 214/QĐ-UBND of 12/3/2024
rules-save = Save
rules-done = Saved.
rules-from-default = Source: the program's default
rules-from = Source: { $source }
rule-bounce-days = Working days within which wrongly given work is sent back
rule-weight-on-time = Weight of on time
rule-weight-original = Weight of the original date
rule-weight-quality = Weight of quality
rule-bounce-cost = Points for each time wrongly sent back
rule-wait-cost = Points for each working day that others waited
rule-most-cost = Most points taken off
rule-least-due = Least number of tasks due to be ranked
## The plan of the next year
next-year-way = Plan of the next year
next-year-title = Draft the plan for { $year }
next-year-answer = { $n } tasks of { $year } go into the draft, { $dates } of their times with a date.
next-year-explained = The tree, the leading and coordinating bodies and what their names mean stay; each date moves by one year. Evidence, progress and results stay with the old year. Its targets are kept for comparison only.
next-year-asked = What the draft will ask
next-year-first = To be decided before issuing
next-year-nothing-first = Nothing has to be decided first
next-year-to-note = To be looked at
next-year-ended = “{ $name }” ({ $n } tasks): the unit has ended; the draft will ask again and name its successors.
next-year-targets = The targets of { $n } sub-indices are left blank, those of the old year stand beside them.
next-year-days-off = { $n } tasks with a date on a day off
next-year-periodic = { $n } “periodic” tasks without a period
next-year-says-year = { $n } tasks whose words still speak of { $year }
next-year-dates = Dates that move ({ $n })
next-year-kept = { $n } other times name no last day (all year, each month or quarter, when a case turns up) and stay.
next-year-task = Task
next-year-of = { $year }
next-year-why = Why
next-year-effective = in force until { $date }
next-year-undecided = To be set anew
next-year-outside = { $date } lies outside of the old plan’s year, so it is not moved by itself.
next-year-end-of-month = The last day of the month stays the last one
next-year-same-day = Same day, same month
next-year-withdrawn = Left behind: withdrawn during the year ({ $n })
next-year-withdrawn-explained = An amendment withdrew these tasks, so the draft does not hold them.
next-year-make-title = Make the draft
next-year-added = Tasks added during the year ({ $n })
next-year-added-hint = Clear those that were to be done once.
next-year-directed = Directed at a week meeting
next-year-then = The draft opens on its review page and can be corrected and undone like any other. The plan of the old year does not change.
next-year-make = Make the draft for { $year }
next-year-drafted = There is a draft for the next year
next-year-go-on = Open the draft
next-year-finding-outside = Last year’s date, { $date }, lies outside of { $year }: a date has to be set for this year.
next-year-finding-year = The words still speak of { $year }: see whether they have to change.
next-year-finding-periodic = It says “periodically” without a period; last year none was set either.
next-year-finding-day-off = The date taken over from last year falls on { $date }, a day off.
next-year-finding-target = The sub-index “{ $name }” has no target yet; last year’s was { $target }.
next-year-finding-no-target = The sub-index “{ $name }” has no target yet, and had none last year.
finding-year-in-words = Speaks of the old year
finding-year-in-words-means = The words come from last year and still name it.
refused-followed-already = A draft for the next year has been made from this plan. Please go on with that one.
last-year-title = The year before
last-year-done = { $year }: { $n } of { $all } done on time
last-year-late = { $n } done late
last-year-nothing = { $year }: nothing was owed

## Handing over when units are reorganised
handover-title = Handing over after a reorganisation
handover-explained = A unit that has ended leaves things open; hand them over to the units that follow before they are late. What was submitted or accepted, on time or late, stays with the old unit.
handover-timeline = What became of units
handover-ended = Units that have ended ({ $n }), { $open } things still open
handover-none-ended = No unit has ended yet.
handover-last-day = Last day
handover-open = Still open
handover-n-open = { $n } open
handover-nothing-open = Nothing open
handover-handed = Handed over
handover-line = { $moved } moved, { $joined } joined, from { $from }
handover-undone = Handed back
handover-back = Hand back
handover-back-done = Handed back: everything is with the old unit again.
handover-over-done = Handed over.
handover-answer = { $n } things were open when it ended on { $last }.
handover-rule = Each date stays as it is. Only what was not submitted, or was returned, moves.
handover-who = Who takes over
handover-elsewhere = { $name } follows, but stands under another authority and cannot take over yet. An administrator can clear “under another authority” on that unit, or choose another unit below.
handover-no-heir = No unit is recorded that follows. Record the reorganisation first, or choose a unit below.
handover-to = Takes over everything
handover-to-hint = Of a unit that was split, choose the main receiver here, and others task by task below.
handover-nobody = Not chosen
handover-heirs = Units that follow
handover-others = Other units
handover-by-task = Choose task by task
handover-by-task-hint = Left empty, it goes to whoever takes over everything.
handover-as-rest = As everything else
handover-look = Preview
handover-preview = Preview
handover-counts = { $moved } move · { $joined } join · { $stay } stay
handover-joins-explained = Join: the receiver owes the very same for the same period. One of them stays open and carries the logs of both.
handover-stays-explained = Stay: no receiver is chosen, or the receiver has handed it in already. These are listed as looked after by nobody.
handover-becomes = Becomes
handover-joins = Joins that of
handover-stays = Stays
handover-met = { $name } has handed this in or no longer owes it for the period.
handover-names = Names, groups, people and roles go to { $name } too
handover-names-hint = Names in plans to come and in drafts, group membership, positions held and roles of the people of the old unit.
handover-undo-hint = It can be handed back today, as long as nobody has worked on it.
handover-confirm = Hand over { $n } things
orphans-title = Looked after by nobody
orphans-explained = What is open and nobody answers for, and sub-indices without a responsible leader.
orphans-ended = Of units that have ended: { $n } in { $units } units
orphans-ended-needs = To be handed over to the units that follow.
orphans-nobody = Of units without anybody: { $n } in { $units } units
orphans-nobody-needs = At least one person with a position there needs an account.
orphans-leaderless = Sub-indices without a responsible leader: { $n }
orphans-leaderless-needs = To be assigned anew by an amendment of the plan.
orphans-leader-left = { $name } holds no position any more.
orphans-earliest = Earliest date
orphans-none = None
obligation-handed = { $to } took it over from { $from } on { $on }.
obligation-joined = It joined that of { $to } on { $on }.
obligation-goes-on = See the one that goes on
obligation-took-in = That of { $from } joined it on { $on }.
obligation-its-log = See its earlier log
refused-not-ended = The unit has not ended, or stands under another authority. Please record the reorganisation first.
refused-bad-receiver = { $unit } cannot take over: it has ended, has not begun, or stands under another authority. Please choose another unit.
refused-another-day = It was handed over on { $on } and can be handed back on that day only. Please hand it on from the new unit.
refused-gone-on-since = Somebody has worked on it or handed it on since, so it cannot be handed back. Nothing has changed.

## Against the plan of the year before
against-title = Against the plan of the year before
against-heading = The plan of { $year } against { $before }
against-answer = { $n } tasks go on · { $fresh } are new · { $gone } of last year are gone
against-explained = Paired by words, sub-index and place, each task at most once; dates are compared a year on.
against-done = Taken over.
against-proposals = Proposed by last year’s decisions ({ $n })
against-nothing-proposed = Nothing to propose
against-proposals-hint = Clear what does not fit. Each one is an edit of its own and can be undone on the review page.
against-take = Take over what is ticked
against-bind = “{ $name }” is { $means }
against-bind-because = Last year this task named “{ $was }”.
against-no-task = Line { $line }: gives nobody anything to do
against-follow-title = Keep which task goes on
against-follow-explained = { $n } tasks are not linked to last year’s yet. Once they are, each page tells how it went the year before.
against-follow = Link to last year
against-same = { $n } tasks kept words, bodies and times.
against-reworded = Reworded ({ $n })
against-moved = Another body or time ({ $n })
against-new = New ({ $n })
against-gone = Gone since last year ({ $n })
against-bodies = Bodies: { $then } → { $now }
against-times = Times: { $then } → { $now }
against-known = Goes on with { $reference } of last year
against-same-words = The words of { $reference } of last year
against-alike = { $n }% like { $reference } of last year
edit-follow = Linked to last year
message-comment-subject = New comment on task { $reference }
message-comment-named = { $author } named you in a comment on: { $task }. Sign in and open News to read it.
message-comment-watched = { $author } said something about: { $task }. Sign in and open News to read it.

## The week meeting, and what it directs
meeting-title = Week meeting
meeting-open = Open a meeting
meeting-open-explained = What is overdue and at risk is frozen when the meeting is opened; beside it stands how each thing is now.
meeting-held-on = Held on
meeting-day-hint = Day/month/year, for example 18/9/2024
meeting-no-day = Write a day as day/month/year, for example 18/9/2024.
meeting-attended = Attended by
meeting-attended-hint = One person on each line: name, position. It can be written later, before the meeting is closed.
meeting-open-send = Open the meeting
meeting-go-on = Go on with meeting { $n }
meeting-all = Meetings
meeting-none = No meeting was held yet.
meeting-one = Meeting
meeting-name = Meeting { $n }, { $date }
meeting-gone-through = Gone through
meeting-gone-of = { $n } of { $all }
meeting-directives = Directives
meeting-is-open = Open
meeting-is-closed = Closed
meeting-minutes = Minutes
meeting-steps = From one thing to the next
meeting-before = Previous
meeting-after = Next
meeting-step-through = Step through
meeting-item = Thing { $n } of { $all }
meeting-overdue = Overdue
meeting-returned = Returned
meeting-waiting = Waiting for another unit
meeting-short = Due soon, too few yet
meeting-not-started = Due soon, not begun
meeting-due-then = Due when the meeting was opened
meeting-changed = Since the meeting was opened
meeting-changed-since = It stands otherwise now
meeting-latest = Latest progress
meeting-note = What was concluded
meeting-note-label = Remarks, conclusion
meeting-note-send = Save and go to the next
meeting-gone = Gone through
meeting-direct = Direct
meeting-direct-explained = A directive becomes a task of the plan in force, marked as directed by the meeting.
meeting-direct-what = What is to be done
meeting-direct-unit = By which unit
meeting-direct-due = By when
meeting-direct-leader = Responsible leader
meeting-direct-send = Record the directive
meeting-what-became = What became of the last meeting’s directives
meeting-laid = What lay before the meeting
meeting-nothing = Nothing was overdue or at risk when the meeting was opened.
meeting-then = When opened
meeting-now = Now
meeting-no-directives = Nothing new was directed.
meeting-conclusion = Conclusion
meeting-close = Close the meeting
meeting-close-explained = Once it is closed the minutes cannot be changed.
meeting-close-send = Close and settle the minutes
tree-directed = Directed at week meetings
tree-directed-explained = Not in the plan’s document; leaders directed it during the year.
task-directed = Directed at a week meeting
task-directed-at = Directed by leaders at the week meeting on { $date }
refused-meeting-open = Meeting { $n } is still open. Close it before you open another.
refused-meeting-closed = The meeting is closed; its minutes cannot be changed.
refused-not-in-the-plan = The day must be from { $from } to { $to }, while the plan runs.
refused-missing-unit = Choose a unit that exists on the day it is due.
refused-missing-attended = Write who attended.
history-meeting-open = Week meeting opened
history-meeting-go-through = A thing gone through at the week meeting
history-direct = Directive recorded at the week meeting
history-meeting-close = Week meeting closed


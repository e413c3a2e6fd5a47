skip-to-content = Skip to main content
menu = Menu
title-error = Error
demo-label = Demonstration
demo-notice = Demonstration: standing on { $today }. The plan and its figures are for illustration only.

sign-in = Sign in
sign-out = Sign out
sign-in-login = Login
sign-in-password = Password
sign-in-help = No account, or password forgotten: ask your authority's administrator for a one-time sign-in link.
sign-in-wrong = Login or password is not right. Check capital letters and try again.
sign-in-too-many = Too many attempts. Wait 15 minutes and try again, or ask the administrator for a sign-in link.
link-title = Sign in with a one-time link
link-explained = Press the button to sign in. The link works once.
link-spent-title = This link no longer works
link-spent = It was used, has expired, or was not copied whole. Ask the administrator for a new one.

account-title = My account
account-devices = Devices that are signed in
account-this-device = This device
account-revoke = Sign this device out
account-revoked = That device has been signed out.
account-password = Change password
password-current = Current password
password-current-hint = Leave empty if you have never set one.
password-new = New password
password-new-hint = At least 10 characters. Afterwards you sign in again on every device.
password-change = Change password
password-wrong = The current password is not right. The password was not changed.
password-too-short = A password needs at least 10 characters.
password-too-long = A password has at most 200 characters.
password-too-easy = This password is too easy to guess. Choose another.

form-errors = Please correct the following
paging-label = Pages
paging-previous = Previous page
paging-next = Next page
paging-position = Page { $page } of { $pages }

back-to-start = Back to the start page
not-found-title = Page not found
not-found = The address may be incomplete, the content may have moved, or it is not part of your work.
sign-in-first-title = You are not signed in
sign-in-first = Your session has ended, so what you sent was not saved. Sign in and you get back to the page you were on, to send it again. What you typed is often still there after the browser's back button.
not-yours-title = You may not use this page
not-yours = Your role does not include this page. If you need it, ask your authority's administrator.
other-site-title = The request came from another site
other-site = It was sent from a page outside this system and refused. Nothing was changed.
bad-request-title = The request is not valid
bad-request = What was sent is incomplete or malformed. Nothing was changed; go back and send it again.
too-large-title = The file is too large
too-large = A file may have 20 MB at most. Nothing was saved; go back and choose a smaller one.
too-many-title = Too many attempts
error-title = Something went wrong
error-internal = What you did was not saved. Try again in a few minutes; if it happens again, tell the administrator the time it happened.
guide-title = Guide

## Units
nav-units = Units
choose = Choose
day-hint = For example 1/7/2025; leave empty where not established.
day-unreadable = Type the day as 1/7/2025.
validity-open = no dates recorded
validity-from = from { $from }
validity-to = until { $to }
validity-from-to = from { $from } until { $to }
unit-kind-peoples-committee = people's committee
unit-kind-division = division
unit-kind-commune = commune
unit-kind-township = township
unit-kind-ward = ward
unit-kind-special-zone = special zone
unit-kind-vertical-agency = agency under a ministry
unit-kind-service-centre = service unit or project board
unit-kind-inspectorate = inspectorate
unit-kind-association = association
unit-kind-other = other

units-title = Units
units-answer = { $n } units exist on { $day }.
units-answer-all = { $n } units of all times.
units-add = Add a unit
units-name = Name
units-kind = Kind
units-parent = Unit above
units-validity = Existed
units-source = Source
units-none = No unit matches.
units-every-kind = Every kind
units-on = Existing on
units-filter = Filter
units-filter-label = Filter the list
units-all-times = Show units of all times
units-today = Show only units that exist
units-outside = Units under other authorities
units-outside-explained = Kept to know what a unit came from and what became of it. They cannot be given work.
source-verified = Checked
source-unverified = Not checked

unit-change = Change the unit
unit-facts = About the unit
unit-other-name = Vietnamese name
unit-name-en = English name
unit-code = Code
unit-code-hint = Letters without marks, digits, dashes; it cannot be changed later. For example: xa-ba-son.
unit-official-code = Code in the state's register
unit-district = District (before 1 July 2025)
unit-is-authority = This is the authority itself
unit-is-outside = Under another authority
unit-directly-below = Directly below the authority
unit-valid-from = First day
unit-valid-to = Last day
unit-source = Source
unit-source-hint = The document or source: number, day, issuer.
unit-verified = Checked against the original document
unit-outside = Under another authority
unit-save = Save
unit-contacts = Contacts
unit-contacts-change = Change contacts
unit-contacts-hint = One number or address on each line.
unit-no-contacts = No contacts recorded.
unit-phone = Telephone
unit-email = E-mail
unit-address = Address
unit-aliases = Names in plans
unit-aliases-explained = Where a plan mentions one of these names, this unit is meant. A name means one unit only.
unit-no-aliases = No names recorded.
unit-alias = Another name
unit-alias-add = Add the name
unit-alias-remove = Remove
unit-below = Units below

refused-code-taken = The code “{ $code }” is used by another unit. Choose another.
refused-bad-code = A code has 1 to 80 letters without marks, digits, dots or dashes.
refused-no-such-unit = No unit has the code “{ $code }”.
refused-no-name = Type the unit's name.
refused-no-source = Say where this is known from: a document or a source.
refused-no-kind = Choose the kind of unit.
refused-ends-before = The last day lies before the first. Check both days.
refused-cycle = “{ $unit }” stands below this unit and cannot stand above it.
refused-is-authority = This is the authority itself: nothing stands above it.
refused-alias-taken = The name “{ $name }” means “{ $by }”. Remove it there first if it shall move.
refused-empty-alias = Type a name with letters or digits.
refused-no-such-alias = The unit has no such name; it may have been removed already.
refused-bad-contact = “{ $value }” cannot be used to reach anybody. Check the number or address.

## Reorganisation of units
timeline-title = How units were reorganised
timeline-explained = For each day: which unit became which, and by which act. Figures of before and after may be compared along these lines only.
timeline-empty = No reorganisation is recorded yet.
lineage-title = Reorganisation
lineage-merge = Merged with others
lineage-split = Split
lineage-rename = Renamed or changed in kind
lineage-abolish = Abolished
lineage-share-of = ({ $share }%)
lineage-from = Formed on { $day } from
lineage-into = From { $day } on it is
lineage-merged-from = merged from { $n } units
lineage-nothing-follows = Nothing follows it
lineage-by = By { $act }
reorganise-title = Record a reorganisation
reorganise-explained = The old units end the day before, the new ones begin on the day it takes effect. Add the new units to the register first.
reorganise-kind = What happens
reorganise-day = Takes effect on
reorganise-day-hint = The first day of the new unit, for example 1/7/2025.
reorganise-act = The act that decided it
reorganise-source = Source, where the act itself is not at hand
reorganise-rows-hint = Type the units' codes (suggested while typing); they stand in the register. Leave unused rows empty.
reorganise-row = Row { $n }
reorganise-predecessor = Code of the old unit
reorganise-successor = Code of the new unit
reorganise-share = Part that goes there (%), if not all
reorganise-record = Record
reorganise-no-kind = Choose what happens.
reorganise-bad-share = Type a percentage from 0.01 to 100, for example 40 or 33.33.
reorganise-nothing = Type one old unit at least.
reorganise-no-legal-basis = Say by which act it was decided.
reorganise-itself = “{ $name }” cannot become itself.
reorganise-no-successor = Say what “{ $name }” becomes.
reorganise-has-successor = “{ $name }” is abolished, so nothing follows it. Leave the new unit empty or choose another kind of change.
reorganise-merge-of-one = “{ $name }” would come from one unit only, which is no merger. Add an old unit or choose another kind of change.
reorganise-split-into-one = “{ $name }” would become one unit only, which is no split. Add a new unit or choose another kind of change.
reorganise-rename-of-many = A renaming is of one unit into one; “{ $name }” has more.
reorganise-twice = What became of “{ $name }” is recorded already.
reorganise-too-much = The parts of “{ $name }” add up to more than 100%.
reorganise-not-yet-begun = “{ $name }” begins on { $on } and cannot end before.
reorganise-ended = “{ $name }” ended on { $on } already.
reorganise-begins-elsewhen = “{ $name }” begins on { $on }, which is not the day it takes effect.

## People
nav-people = People
people-title = People and accounts
people-answer = { $n } people.
people-add = Add a person
people-find = Find by name or login
people-none = Nobody matches.
person-name = Name
person-title = Title
person-unit = Unit
person-unit-code = Unit code
person-role = Role
person-roles = Roles
person-no-roles = No role yet, so this person cannot sign in.
person-roles-explained = A role counts on the unit beside it and what stands below. Nobody changes their own roles.
person-revoke = Revoke
person-grant = Grant the role
person-scope = Scope
person-scope-hint = The role counts on this unit and what stands below it.
person-disabled = Disabled
person-positions = Positions
person-appoint = Add a position
person-principal = This is the principal position
person-principal-hint = From now on they act for this unit; the former principal position ends the day before, and roles on the former unit go along.
person-last-day = Last day in the position
person-end = End
person-correct = Correct name, title, e-mail
person-correct-hint = For mistakes only. Who moves to another position gets that position added.
person-account = Account
person-is-enabled = The account { $login } is in use.
person-is-disabled = The account { $login } is disabled; nobody signs in with it.
person-disable = Disable the account
person-enable = Enable the account
person-make-link = Make a sign-in link
person-link-made = One-time sign-in link
person-link-explained = It is shown here only once and works once within 24 hours. Send it to the account's owner alone.
person-login-hint = 2 to 60 characters: letters without marks, digits, dots, dashes. For example: nguyen.thi.lan.
person-role-hint = Officers and heads act on their unit, all others on the whole authority.
person-login-taken = The login “{ $login }” is used already. Choose another.
person-bad-login = A login has 2 to 60 letters without marks, digits, dots or dashes.
person-no-name = Type the name.
person-no-title = Type the title.
person-no-unit = Choose the unit.
person-no-role = Choose the role.
person-no-scope = Choose the scope.
person-own-account = Nobody changes their own roles or disables their own account. Ask another administrator.
person-begins-later = The principal position cannot begin on { $on }, which has not come yet. Record it on that day.
person-no-unit-then = “{ $unit }” does not exist on { $on }, or is under another authority.
person-held-already = They hold the position “{ $title }” in this unit at that time already.
person-mixed-hands = Whoever keeps the accounts does not issue plans or accept work.
person-granted-already = This role has been granted already.
person-not-granted = This role is no longer granted.
role-administrator = Administrator
role-coordinator = Coordinator
role-leader = Leader
role-unit-head = Head of unit
role-officer = Officer
role-reader = Reader
role-auditor = Auditor

import-title = Import people
import-explained = Choose a list to look at it first: you see for each row whether it would be added or changed, or what is wrong. Nothing is written until you press the button on the next page.
import-columns = The first row of the list names the columns: { $columns }. The column “E-mail” may be left out.
import-codes = The code of each unit stands on the page
import-list = List
import-list-hint = An .xlsx or .csv file, 1,000 rows at most.
import-look = Preview
import-no-file = Choose a file.
import-empty = The list has no rows.
import-other-kind = A list is an .xlsx or .csv file (in UTF-8).
import-unreadable = This workbook cannot be read; it may be broken or protected by a password.
import-too-many = { $n } rows at most are imported at once. Split the list.
import-no-column = The list lacks the column { $columns }.
import-looked = Preview
import-answer = { $new } rows new, { $changed } changed, { $unchanged } unchanged, { $wrong } wrong.
import-mend = Some rows are wrong, so nothing can be imported. Correct them in the list and choose the file again.
import-another = Choose the file again
import-nothing = Every row stands there already; there is nothing to import.
import-not-yet = Nothing is written yet. An import takes no role away; revoke roles on each person's page.
import-commit = Import this list
import-done = Added { $new } people, changed { $changed }.
import-wrong-row = Row { $row } can no longer be imported, so nothing was written. Choose the file again.
import-row = Row
import-row-n = Row { $n }
import-outcome = Outcome
import-details = Details
import-new = New
import-changed = Changed
import-unchanged = Unchanged
import-wrong = Wrong
import-missing = is empty
import-too-long = has more than 200 characters
import-twice = stands in two rows of the list
import-elsewhere = is used by somebody of another authority
import-no-such-unit = no unit has this code
import-no-unit-today = the unit does not exist today, or is under another authority
import-no-such-role = is no role

## The working calendar

calendar-nav = Calendar
calendar-title = Working calendar of { $year }
calendar-explained = Monday to Friday are worked. Below are the days that differ from the ordinary week, each with its legal basis.
calendar-years = Years
calendar-month = { $month ->
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
}
calendar-day = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[other] Sunday
}, { $date }
calendar-no-data = No days of { $year } are known yet: only Saturdays and Sundays count as days off.
calendar-date = Day
calendar-what = What it is
calendar-legal-basis = Legal basis
calendar-source = Source
calendar-off = Day off
calendar-working = Make-up working day
calendar-ordinary = Ordinary day
calendar-verified = Verified
calendar-unverified = Not verified
calendar-shipped = Comes with the program
calendar-own = Entered by the authority
calendar-change = Change the calendar
calendar-change-this = Change
calendar-change-label = Change { $day }
calendar-import = Import days from a file
calendar-done = The calendar is saved. { $n ->
    [0] No date had to move.
    [one] One date moved with it; its page says from which day to which, and why.
   *[other] { $n } dates moved with it; the page of each says from which day to which, and why.
}
calendar-change-explained = Add days off or days worked in exchange, or make a day an ordinary one. Before anything is saved you see which dates would move.
calendar-from = From
calendar-from-hint = For example: 30/4/2026.
calendar-to = To and including
calendar-to-hint = Leave empty for a single day.
calendar-kind = These days are
calendar-no-kind = Choose whether these days are off, worked in exchange, or ordinary.
calendar-off-hint = A holiday, a compensation day, or a day swapped off.
calendar-working-hint = Only a Saturday or Sunday, in exchange for a day swapped off.
calendar-ordinary-hint = Like any other day of the week; what was entered before no longer holds.
calendar-name = Name of the day
calendar-name-hint = For example: Swapped for Saturday 4 May 2024.
calendar-legal-basis-hint = Number, symbol and day of the document, for example: 2450/VPCP-KGVX of 12/4/2024.
calendar-source-hint = Where you know it from, for example the address of the page that carries the document. May be empty.
calendar-verified-label = Held against the document
calendar-verified-hint = Tick it only where the document itself names these very days.
calendar-nothing-yet = Nothing is saved in this step.
calendar-preview = See which dates would move
calendar-mend = Change it
calendar-leave = Leave it, back to the calendar

calendar-fault-date = This is no date. Write it like 30/4/2026 or 2026-04-30.
calendar-fault-year = The year must lie between 2000 and 2100.
calendar-fault-kind = The kind of day must be “off”, “working” or “ordinary”.
calendar-fault-name = The name of the day is missing.
calendar-fault-legal-basis = The legal basis is missing. Write the number and symbol of the document.
calendar-fault-too-long = Too long. A name has 200 characters at most, a legal basis or source 300.
calendar-fault-not-weekend = Only a Saturday or Sunday can be worked in exchange.
calendar-fault-twice = This day stands further up already.
calendar-fault-ends-before-it-begins = The last day lies before the first.
calendar-fault-span-too-long = { $n } days in a row at most.
calendar-fault-not-whole-day = A whole day is needed, without hours.
calendar-fault-repeats = Events that repeat are not taken: each year's days off are announced by themselves.
calendar-fault-not-closed = This is not closed: the file may have been cut off.
calendar-fault-encoding = Not in Unicode (UTF-8). Save the file as UTF-8.
calendar-fault-too-much = Too much. { $n } days and 1 MB are taken at once.

preview-title = Before the calendar is saved
preview-answer = { $n ->
    [0] No date would move.
    [one] One date would move, of { $units ->
        [one] one unit
       *[other] { $units } units
    }.
   *[other] { $n } dates would move, of { $units ->
        [one] one unit
       *[other] { $units } units
    }.
}
preview-rule = Only what is not submitted yet moves. A date that has passed stays; one that would fall before today stays too, so that nobody becomes late by a change of the calendar.
preview-days = Days that change: { $n }
preview-so-far = So far
preview-from-now-on = From now on
preview-units = Dates that would move, by unit
preview-unit = Unit
preview-count = Dates
preview-moves = Each date
preview-thing = Task
preview-move = Moves
preview-more = And { $n } more, counted in the table by unit.
preview-confirm = { $n ->
    [0] Save the calendar
    [one] Save the calendar and move one date
   *[other] Save the calendar and move { $n } dates
}
preview-again = Not saved: since you looked, the dates that would move have changed. Look again, then save.

calendar-import-explained = Takes a calendar file (.ics), or a table (.csv, .xlsx) with the columns day, kind (off, working, ordinary), name, legal basis.
calendar-import-file = Calendar file
calendar-import-file-hint = An .ics, .csv or .xlsx file, 1 MB at most.
calendar-import-legal-basis-hint = For days of which the file names no legal basis; with an .ics file, for all days.
calendar-import-source-hint = Where the file is from, for example the address of the ministry's page. Left empty, the file's name is kept.
calendar-import-no-file = Choose a file.
calendar-import-too-large = The file is larger than 1 MB. Choose one that holds nothing but the list of days.
calendar-import-no-workbook = This file cannot be opened as a workbook. Save it as .xlsx or .csv.
calendar-import-no-days = The file holds no days.
calendar-import-faults = { $n ->
    [one] One line cannot be read. Correct it in the file and choose it again, or leave that line out.
   *[other] { $n } lines cannot be read. Correct them in the file and choose it again, or leave those lines out.
}
calendar-import-faults-title = Lines that cannot be read
calendar-import-days-read = { $n ->
    [one] One day was read. Nothing is saved.
   *[other] { $n } days were read. Nothing is saved.
}
calendar-import-line = Line
calendar-import-line-number = Line { $n }
calendar-import-value = What stands there
calendar-import-reason = Why not
calendar-import-skip = Leave out the lines that cannot be read
calendar-import-skip-hint = Only the days that were read are taken. Choose the file again.
calendar-import-another = Choose another file

## Finding people; my account
people-every-unit = Every unit
people-find-hint = With or without Vietnamese marks.
person-to-come = Has not begun yet
account-who = About this account
account-who-hint = If something is wrong, ask your authority's administrator to correct it.

## Calendars of a person and of a unit; what is new
feed-title = Calendar on your phone or computer
feed-own-explained = A secret address from which calendar programs fetch the dates of what you do. Whoever has it sees the calendar: give it to nobody, and revoke it as soon as it gets out.
feed-unit-explained = A secret address from which calendar programs fetch the dates of what this unit owes. Whoever has it sees the calendar: give it to nobody, and revoke it as soon as it gets out.
feed-make = Make a new address
feed-made = The address is made
feed-made-explained = Copy this address now: to keep it safe, it is shown only once.
feed-how = In your calendar program choose “Add calendar by address (URL)” and paste it. When a date changes the calendar follows, mostly within hours.
feed-back = Back
feed-asked = A calendar program last asked: { $at }
feed-never-asked = No program has asked for it yet
feed-revoke = Revoke
feed-too-many = There are { $most } addresses already, as many as one may keep. Revoke one that is no longer used, then make another.
feed-name = Due: { $name }
feed-waiting = Waiting for acceptance: { $title }
feed-done = Done: { $title }
feed-withdrawn = No longer owed: { $title }
feed-stated = Date stated in the plan: { $date }
feed-done-on = Done on { $date }
news-link = News
news-unread = { $n } new

## Second factor
half-title = Enter your code
half-leave = Leave and sign in again
half-lost = Lost your phone? Enter a recovery code. No codes left? Ask your authority's administrator to reset your second factor.
code-label = Code
code-hint = The 6 digits of your authenticator app, or a recovery code.
code-wrong = This code is wrong, too old or was used before. Wait for the app to show the next one and enter that.
code-too-often = Too many wrong codes. Wait 15 minutes and try again.
code-no-key = Codes of the app cannot be checked at the moment. Use a recovery code, and tell whoever operates the system that its secret key is missing from the configuration.
enrol-title = Turn on the second factor
enrol-must = Your role demands a second factor. Turn it on now to get in; you have 10 minutes.
enrol-scan = Open an authenticator app on your phone (Google Authenticator, Microsoft Authenticator or a similar one) and scan this picture.
enrol-open = On the phone already? Open it in the authenticator app
enrol-type = If it cannot be scanned, type this key into the app:
enrol-code = The 6 digits the app shows
enrol-code-hint = They change every 30 seconds.
enrol-confirm = Confirm
enrol-wrong = This code does not match. See whether the phone's clock is right, then enter the code it shows now.
codes-title = Recovery codes
codes-explained = Your second factor is on. Print or copy these ten codes and keep them safe: each stands in for your phone once. This page is shown once only.
codes-kept = I have kept the codes, go on
factor-picture = QR code for the authenticator app
factor-title = Second factor
factor-off = It is off. When it is on, each sign-in also needs a code from your phone.
factor-will-be-asked = Your role demands a second factor: you will be asked to turn it on at your next sign-in.
factor-begin = Turn on the second factor
factor-on = On since { $since }
factor-codes-left = { $n ->
    [0] No recovery codes are left. Make new ones.
    [one] One recovery code is unused.
   *[other] { $n } recovery codes are unused.
}
factor-compelled = Your role demands a second factor, so it cannot be turned off.
factor-none = This account has no second factor.
factor-there = This account has a second factor already. Sign in with a code of its app.
factor-replace = Move to another phone
factor-new-codes = Make new recovery codes
factor-remove = Turn off the second factor
person-factor-off = It is off.
person-factor-on = On since { $since }.
person-factor-reset = Reset the second factor
person-factor-reset-hint = Only for somebody who has lost both phone and recovery codes, after making sure who asks. They are signed out everywhere; where their role demands it, they turn it on again when they sign in.
rule-title = Second factor by role
rule-roles = Roles that must have a second factor
rule-explained = It counts from the next sign-in on: whoever has none is led to turning it on, and can do nothing else until then.
rule-save = Save
rule-set = Saved.
rule-no-key = This has no effect yet: the system's configuration has no secret key. Whoever operates it finds how in the operations document, under secret keys.
rule-demo = The demonstration demands none, so that its links lead straight in. A new authority demands one of administrators, leaders, heads of units and auditors.

## Automatic jobs
jobs-title = Automatic jobs
jobs-explained = What the system does by itself, at a time of the day or when it was asked for. What fails is tried again; what fails too often stops and waits for an administrator.
jobs-states = States of automatic jobs
jobs-waiting = Waiting
jobs-running = Running
jobs-done = Done
jobs-given-up = Stopped after failing
jobs-none = There are no jobs here.
jobs-job = Job
jobs-state = State
jobs-when = When
jobs-attempts = Attempts
jobs-retry = Try again now
jobs-retry-one = Try again now: { $key }
jobs-not-waiting = This job is done or under way, so there is nothing to try again.

## Outgoing mail
outbox-title = Outgoing mail
outbox-message = Outgoing mail
outbox-explained = Every message that the system sends passes through here. Messages leave in working hours of working days only; those about an account leave at once.
outbox-states = States of messages
outbox-waiting = Waiting
outbox-sending = Being sent
outbox-sent = Sent
outbox-no-address = No address
outbox-given-up = Could not be sent
outbox-cancelled = Cancelled
outbox-none = There are no messages here.
outbox-subject = Subject
outbox-to = Recipient
outbox-state = State
outbox-when = When
outbox-urgent = Leaves at once
outbox-facts = About the message
outbox-kind = Kind
outbox-posted = Written at
outbox-sent-at = Sent at
outbox-again-at = Tried again at
outbox-error = Last error
outbox-reason = Reason for cancelling
outbox-reason-hint = It is kept in the log. A cancelled message cannot be sent again.
outbox-text = Text
outbox-secret = The text is for its recipient alone, so it is not shown here; it is deleted once the message was sent.
outbox-decide = Decide
outbox-retry-hint = It goes to the address that the recipient has now, in working hours.
outbox-cancel = Cancel the message
outbox-gone = The message was sent or is being sent, so it cannot be changed.
outbox-cancelled-already = The message was cancelled already.
outbox-no-address-yet = The recipient still has no e-mail address. Add one on their page, then try again.
outbox-no-reason = Say why the message is cancelled.
outbox-hours = When messages leave
outbox-open = Messages leave now.
outbox-opens = Waiting messages leave from { $at }.
outbox-hours-change = Change the working hours
outbox-spans = Working hours
outbox-spans-hint = For example: 07:30-11:30, 13:30-17:00
outbox-source = Source
outbox-source-hint = The document that sets the authority's working hours.
outbox-bad-hours = Write the working hours like 07:30-11:30, 13:30-17:00.
outbox-no-source = Say where the working hours are known from.
person-email = E-mail
person-email-hint = Where messages about due work and about the account go. Leave it blank where there is none.
person-bad-email = This is no e-mail address. One looks like lan.nt@caoloc.gov.vn.

## Daily reminders
digest-subject = Reminders of { $date }: { $counts }
digest-n-overdue = { $n } overdue
digest-n-today = { $n } due today
digest-n-soon = { $n } due soon
digest-n-waiting = { $n } waiting for acceptance
digest-greeting = To { $name },
digest-reported = Overdue and reported to you
digest-own = What you do
digest-unit = What { $unit } owes and nobody was named for
digest-overdue = { $n } working days overdue (due { $date })
digest-today = due today
digest-soon = { $n } working days left (due { $date })
digest-soon-today = no working day left before { $date }
digest-waiting = { $n } results wait for your acceptance: { $link }
digest-closing = What was submitted is spoken of no more. See or change your reminders: { $link }
reminders-title = Reminders
reminders-today = What you are told on { $date }
reminders-nothing = There is nothing to remind you of today, so no message is sent.
reminders-choice = What I want to hear
reminders-without-soon = Leave out what is due soon
reminders-without-soon-hint = What is due today and what is overdue is always said.
reminders-save = Save
reminders-done = Saved.
reminders-steps = On which days
reminders-when = { $days } days before the date, on the date, and every { $every } working days once it is overdue. A day off gives way to the last working day before it. Everybody gets one message a working day at most, in working hours, and none when there is nothing to say.
reminders-when-before = { $days } days before the date, and every { $every } working days once it is overdue. A day off gives way to the last working day before it. Everybody gets one message a working day at most, in working hours, and none when there is nothing to say.
reminders-default = The program’s default, no law behind it.
reminders-source = Source: { $source }
reminders-days = Days before the date
reminders-days-hint = Numbers with commas between; 0 is the date itself. For example 15, 7, 3, 1, 0.
reminders-every = Once overdue, again after (working days)
reminders-every-hint = From 1 to 180.
reminders-source-label = Source
reminders-source-hint = The act, or who decided so.
reminders-bad-days = Type 1 to 10 numbers, each from 0 to 180, with commas between.
reminders-bad-every = Type a number from 1 to 180.
reminders-no-source = Name the source: an act, or who decided so.
## Access tokens of programs, and the API
tokens-title = Access tokens for programs
tokens-explained = A program uses a token to read or write in your name, without your password. A token never does more than you may do yourself, and it ends with your account.
tokens-manage = See, make or revoke tokens
tokens-yours = Tokens that can be used
tokens-none = There are no tokens yet.
token-new = Make a token
token-name = Which program it is for
token-name-hint = So that you know later which one can be revoked. For example: document system of the office.
token-scopes = What the program may do
token-lasts = It ends after
token-days = { $n } days
token-make = Make the token
token-made = The token is made
token-made-explained = Copy it into the program now: it is shown this once, and ddci does not keep it.
token-until = Can be used until { $at }
token-used = last used { $at }
token-unused = never used
token-revoke = Revoke
token-revoked = The token is revoked. The program that used it has no access any more.
token-bad-name = Name the program, in at most 100 characters.
token-no-scope = Choose at least one thing that the program may do.
token-not-theirs = You may not do this yourself, so you cannot hand it to a program.
token-bad-expiry = Choose one of the spans in the list, at most a year.
token-too-many = You have { $most } tokens already. Revoke one that is not used any more, then try again.
scope-plan-read = Read plans, tasks, obligations and progress
scope-plan-write = Record progress, submit, accept, return, comment; and read
scope-organisation-read = Read units, groups, the calendar, and people where you see them
scope-audit-read = Read where the audit log stands
api-title = API for programs
api-explained = Other programs read and write here, as JSON, with the rights of whoever made the token.
api-begin = How to begin
api-begin-token = Make an access token:
api-begin-request = Send it with every request:
api-begin-scopes = A token can be used only for what was chosen when it was made:
api-document = The OpenAPI 3.1 document
api-contents = Contents
api-parameters = Parameters
api-body = What is sent
api-answers = Answers
api-example = Example of the answer { $status }
api-fields = What each field means
api-problems = When a request cannot be carried out
api-problems-explained = The answer is application/problem+json (RFC 9457). The field code never changes; title and detail speak the language of Accept-Language.
api-problem-refused = The procedure does not allow it now. The field code says which reason, detail what to do.
api-problem-too-many = The token was used too often. The header Retry-After says in how many seconds to try again.
problem-no-token-title = There is no access token
problem-no-token = Send a token in the header Authorization: Bearer. Tokens are made on the page /account/tokens.
problem-bad-token-title = The token cannot be used
problem-bad-token = It is wrong, has ended or was revoked. Make a new one on the page /account/tokens.
problem-out-of-scope-title = The token is not for this
problem-out-of-scope = This needs a token with the scope { $scope }. Make another one on the page /account/tokens.
problem-not-yours = Whoever made the token may not do this.
problem-not-found-title = There is no such thing
problem-not-found = It does not exist, or whoever made the token may not see it.
problem-no-such-method-title = No such method here
problem-no-such-method = This address does not take that method. See the header Allow.
problem-not-acceptable-title = It cannot be answered in that form
problem-not-acceptable = The API answers in JSON only. Send Accept: application/json.
problem-too-large-title = Too large
problem-too-large = What was sent is larger than 64 KiB. Nothing was kept.
problem-not-json-title = What was sent is not JSON
problem-not-json = Send JSON with the header Content-Type: application/json. Nothing was kept.
problem-bad-query-title = A parameter is not right
problem-bad-query = A parameter is not in the document, or is not of its kind. See the field reason.
problem-broken-json-title = The JSON cannot be read
problem-broken-json = What was sent is not well-formed JSON. See the field reason. Nothing was kept.
problem-bad-body-title = What was sent is not as described
problem-bad-body = A field is missing, not known, or not of its kind. See the field reason. Nothing was kept.
problem-refused-title = It cannot be done now
problem-too-many = This token was used too often. Try again in { $seconds } seconds.
problem-internal = ddci has failed. Nothing was kept. Try again; if it fails again, tell the administrator.

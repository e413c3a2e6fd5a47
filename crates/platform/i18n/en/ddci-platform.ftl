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
account-devices = Where I am signed in
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

form-errors = Something needs mending
paging-label = Pages
paging-previous = Previous page
paging-next = Next page
paging-position = Page { $page } of { $pages }

back-to-start = Back to the start page
not-found-title = Page not found
not-found = The address may be incomplete, the content may have moved, or it is not part of your work.
sign-in-first-title = You are not signed in
sign-in-first = Your session has ended, so what you sent was not saved. Sign in, use the browser's back button and send it again.
not-yours-title = This is not your part
not-yours = Your role does not include this page. If you need it, ask your authority's administrator.
other-site-title = The request came from another site
other-site = It was sent from a page outside this system and refused. Nothing was changed.
bad-request-title = The request cannot be understood
bad-request = What was sent is incomplete or malformed. Nothing was changed; go back and send it again.
too-large-title = The file is too large
too-large = A file may have 20 MB at most. Nothing was saved; go back and choose a smaller one.
too-many-title = Too many attempts
error-title = Something went wrong
error-internal = What you did was not saved. Try again in a few minutes; if it happens again, tell the administrator the time it happened.

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
calendar-working = Worked in exchange
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

import-explained = Takes a calendar file (.ics), or a table (.csv, .xlsx) with the columns day, kind (off, working, ordinary), name, legal basis.
import-file = Calendar file
import-file-hint = An .ics, .csv or .xlsx file, 1 MB at most.
import-legal-basis-hint = For days of which the file names no legal basis; with an .ics file, for all days.
import-source-hint = Where the file is from, for example the address of the ministry's page. Left empty, the file's name is kept.
import-no-file = Choose a file.
import-too-large = The file is larger than 1 MB. Choose one that holds nothing but the list of days.
import-no-workbook = This file cannot be opened as a workbook. Save it as .xlsx or .csv.
import-no-days = The file holds no days.
import-faults = { $n ->
    [one] One line cannot be read. Mend it in the file and choose it again, or leave that line out.
   *[other] { $n } lines cannot be read. Mend them in the file and choose it again, or leave those lines out.
}
import-faults-title = Lines that cannot be read
import-days-read = { $n ->
    [one] One day was read. Nothing is saved.
   *[other] { $n } days were read. Nothing is saved.
}
import-line = Line
import-line-number = Line { $n }
import-value = What stands there
import-reason = Why not
import-skip = Leave out the lines that cannot be read
import-skip-hint = Only the days that were read are taken. Choose the file again.
import-another = Choose another file

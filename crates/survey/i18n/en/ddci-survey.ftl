nav-results = DDCI results
nav-rounds = Survey rounds

## Rounds

round = Survey round
rounds-title = Survey rounds
rounds-empty = There is no survey round yet. Open one to import answers that were collected or scores that were published.
rounds-answer = { $n ->
    [one] One survey round.
   *[other] { $n } survey rounds.
  }
rounds-open = Open a round
rounds-open-explained = A round is one year of one group of units. Once it is open, import answers or scores, compute, look, publish.
round-year = Year
round-state = State
round-results = Results rest on
round-draft = Being prepared
round-computed = Computed
round-published = Published
round-title = Name of the round
round-address = Address of the public page
round-address-hint = Small letters, digits and hyphens, such as lang-son-2024. The results will be at /ddci/lang-son-2024.
round-from = First day of the survey
round-to = Last day of the survey
round-day-hint = For example 5/9/2024
round-index = Index set
round-index-hint = It says questions, weights, scale and the least number of answers. Its full text is kept with the round.
round-index-own = One's own, pasted below
round-own-index = One's own index set
round-own-index-hint = Only for one's own set: the full text of its TOML file.
round-n-sub-indices = { $n ->
    [one] one sub-index
   *[other] { $n } sub-indices
  }
round-method = How the survey was made, and where figures come from
round-method-hint = Who asked, who was asked, how they were drawn, how answers came in. This stands on the public page.
round-illustrative = Generated figures, for illustration
round-illustrative-hint = Every page and every download of this round will say that figures are generated.
round-change = Change the round
round-change-explained = Scores have to be computed anew afterwards. Under another index set, results have to be imported anew.
round-save = Save
round-done = Done.
round-next = What comes next
round-facts = About the round
round-steps = Steps so far
round-see-results = See the results
round-import = Import results
round-compute = Compute scores
round-publish = Publish
round-withdraw = Withdraw
round-withdraw-reason = Why it is withdrawn
round-withdraw-hint = Only coordinators and leaders will see the results until they are published anew.
round-block = Group of units
round-days = Days of the survey
round-from-to = from { $from } to { $to }
round-counts = { $units } units, { $n } answers count, { $out } rows left out
block-department = Departments
block-locality = Localities
block-province = Provinces
kind-none = Nothing yet
kind-answers = Survey answers
kind-stated = Published scores
step-opened = Round opened
step-changed = Round changed
step-imported = Results imported
step-computed = Scores computed
step-published = Published
step-withdrawn = Withdrawn
missing-results = No results yet: a file of answers or of published scores is needed.
missing-scores = Results are imported, scores are not computed.
missing-publication = Scores are computed. Look at them, then publish; until then only coordinators and leaders see them.
missing-nothing = Everybody can read it. Withdraw it before changing anything.
missing-without-score = { $n ->
    [one] One unit has not enough data, and no score and no rank.
   *[other] { $n } units have not enough data, and no score and no rank.
  }
missing-few = { $n ->
    [one] One unit has fewer than { $least } answers: the public pages do not show its figures.
   *[other] { $n } units have fewer than { $least } answers: the public pages do not show their figures.
  }

## To know before reading

illustrative = Generated figures, for illustration.
illustrative-explained = A machine made these answers; they are no enterprise's opinion and judge no unit.
not-published = Not published
not-published-explained = Only coordinators and leaders see this page.
no-intervals = Scores only
no-intervals-explained = There are no intervals, because only published scores are known, and no answers.
not-enough = Not enough data
few-answers = Fewer than 10 answers, not published
note-partial = Some parts missing
note-outside-scale = Outside of the scale

## Results

results-title = DDCI results
results-explained = The survey rounds that are published on this system.
results-empty = No survey round is published yet.
board-title = Scoreboard
board-place = Rank
board-unit = Unit
board-score = Score
board-places = Possible ranks
board-band = Band
board-answers = Answers
board-last = { $year }
board-n-units = { $n ->
    [one] one unit
   *[other] { $n } units
  }
board-n-answers = { $n ->
    [one] one answer
   *[other] { $n } answers
  }
board-nobody = No unit has enough data for a rank yet.
board-leads = { $unit } has the highest score: { $points }.
board-lead-together = { $n } units share the highest score: { $points }.
board-alone = No other unit can be first, at 95% confidence.
board-with-others = { $n ->
    [one] But another unit can be first as well: the difference to it is not clear enough to call one better.
   *[other] But { $n } other units can be first as well: the differences to them are not clear enough to call one better.
  }
board-legend = Below each score is its 95% interval. "Possible ranks" are those that a unit may truly hold, at 95% confidence. Two units whose intervals overlap cannot be called different.
board-method = How the survey was made
profile-sub-indices = Sub-indices
profile-sub-index = Sub-index
profile-target = Target score
profile-median = Median of the group
profile-stands = Rank { $place } of { $n } units, { $points } points.
profile-may = At 95% confidence, the score lies in { $interval }, the rank from { $best } to { $worst }.
profile-sure = At 95% confidence, it can be no other rank.
profile-total = The plan aims at { $total } points.
profile-plan = See the plan
target-reached = Reached
target-missed = { $gap } short
target-perhaps-reached = Reached, not surely
target-perhaps-missed = { $gap } short, not surely
chart-board-scores = Scores of the units
chart-board = Scores of the units, with intervals
chart-profile = Sub-indices of { $unit }
chart-value = Score
chart-interval = 95% interval
chart-last = Round before
chart-numbers = Numbers of the chart

## Refusals

refused-not-found = There is no such round.
refused-not-your-part = Your role does not carry this.
refused-missing-title = Give the round a name.
refused-missing-address = Give the public page an address.
refused-missing-method = Say how the survey was made: readers have to know where scores come from.
refused-missing-index = Choose an index set, or paste the full text of your own.
refused-too-long = Longer than { $most } characters. Make it shorter.
refused-no-year = Give the year in four digits, from 2010 to 2100.
refused-no-first-day = Give the first day as day/month/year, such as 1/6/2024.
refused-no-last-day = Give the last day as day/month/year, such as 31/8/2024.
refused-ends-before-it-starts = The last day is before the first. Change one of them.
refused-no-address = An address holds small letters, digits and hyphens between them, such as lang-son-2024.
refused-address-taken = Another round has this address. Choose another one.
refused-state-draft = Scores are not computed yet. Compute them first.
refused-state-computed = This round is not published.
refused-state-published = This round is published. Withdraw it before changing anything.
refused-nothing-imported = There is nothing to compute. Import answers or scores first.
refused-unit-twice = { $unit } stands for two names of the file. A unit stands for one name only.
refused-not-rated = A unit is not of this authority. Choose the units again.
refused-does-not-fit = The file does not fit the index set: { $what }.
refused-fault = It cannot be computed: { $fault }
refused-no-scores = No unit has as many answers as the index set asks for, so there is no score.
refused-no-reason = Give a reason: readers have to know why results were withdrawn.
refused-changed-since = Somebody has just changed this round. Nothing is lost; look at it and do it again.
refused-store = The database does not answer. Nothing has changed; try again.
set-broken = The index set cannot be read: { $fault }
set-records = Indicator { $code } is taken from records, not from answers; these cannot be imported yet.
set-pooled-years = The index set takes lowest and highest values of several years; that cannot be computed yet.
set-half-places = The index set gives half ranks to equal scores; choose another way to rank.
set-decimals = The index set shows { $n } decimals; scores are published with two.

## Importing results

import-title = Import results
import-answer = The file is read and shown; it is written by a second button only. What was imported into the round before is replaced.
import-kind = What the file holds
import-kind-answers = Answers: one row for each respondent and unit
import-kind-stated = Published scores: one row for each unit
import-file = File
import-file-hint = .xlsx or .csv
import-look = Look at it
import-steps = Steps
import-step-file = Choose a file
import-step-look = Look and write
import-no-file = Choose a file.
import-faults = { $n ->
    [one] One thing is wrong in the file, and nothing is written. Correct it in the file and upload it again.
   *[other] { $n } things are wrong in the file, and nothing is written. Correct them in the file and upload it again.
  }
import-nothing = No row of the file counts, and nothing is written.
import-no-questions = This index set asks no questions, so only published scores can be imported.
import-columns = What columns are called
import-columns-answers = Answers need a column "unit" and one for each question. "survey code", "weight", "stratum" and "group" may be there. The respondent's code is only used to count, and is not kept. The questions:
import-columns-stated = Published scores need a column "unit", one for the composite and one for each sub-index. Answers, rank and band may be there. The sub-indices:
import-read = { $units } units, { $n } answers
import-n-unbound = { $n ->
    [one] One name stands for no unit yet: choose it below.
   *[other] { $n } names stand for no unit yet: choose them below.
  }
import-not-dealt-with = { $n } rows are left out, because the respondent had not dealt with the unit (rule E1).
import-again = { $n } rows are left out, because the respondent had rated that unit before (rule E3).
import-empty-rows = { $n } rows are left out, because nothing was answered (rule E5).
import-unused = Columns that are not used: { $columns }.
import-nobody-kept = The respondents' codes were replaced by numbers and will not be kept.
import-nothing-written = Nothing is written yet.
import-units = Units of the file
import-units-explained = Each name of the file stands for a unit of the register. Look at them: names repeat.
import-choose = Choose a unit
import-n-rows = { $n ->
    [one] one answer
   *[other] { $n } answers
  }
import-unbound = Choose the unit that "{ $name }" stands for.
import-write = Write into the round
import-other-file = Choose another file
faults-title = What is wrong in the file
faults-more = And { $n } more.
fault-row = Row
fault-column = Column
fault-value = Value
fault-what = What is wrong
fault-empty = The file is empty. Choose one with data.
fault-kind = The file is { $kind }. Save it as .xlsx or .csv.
fault-encrypted = The file has a password. Remove it and upload the file again.
fault-broken = The file is broken and cannot be opened. Save it anew from a spreadsheet program.
fault-limit = Too large: { $most } at most. Split the file.
fault-unicode = The text is not Unicode. Save it as CSV UTF-8.
fault-rows = The file needs a row of names and rows of data below it.
fault-within-head = The row is longer than the row of names.
fault-unnamed = The column holds data, but has no name.
fault-name-once = The name of the column is there twice.
fault-one-meaning = Two columns say the same thing. Remove one.
fault-column-needed = This column is missing.
fault-cell-needed = This cell must be filled.
fault-number = This must be a number.
fault-negative = This must be zero or more.
fault-above-zero = This must be above zero.
fault-whole = This must be a whole number.
fault-yes-no = This must be yes or no.
fault-row-once = The unit is there twice.
fault-answer = This is no answer to the question.
fault-scale = This is outside of the scale of the question.
fault-other = This breaks a rule of the file.
suspected-title = { $n ->
    [one] One thing in the published table looks wrong
   *[other] { $n } things in the published table look wrong
  }
suspected-explained = Scores are kept as they were published. These should be held against the original.
suspected-composite = The composite
suspected-outside = { $name } is { $value }, outside of the scale.
suspected-follows = The composite is published as { $published }; from the sub-indices it would be { $expected }.
suspected-same = The composite is that of { $unit } to the last digit, though the sub-indices differ.
suspected-rank = By its composite its rank would be { $expected }.

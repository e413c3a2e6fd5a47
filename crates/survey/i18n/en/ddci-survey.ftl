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

## Pages of results

sides-round = Pages of this round
sides-unit = Pages of this unit
side-change = Change
side-method = Method
side-data = Open data
side-profile = Sub-indices
side-levers = How to score higher

## Change since an earlier round

change-title = Change since the round before
change-of-unit = { $unit }: change since the round before
change-first = No round of this group was published before this one to compare with.
change-not-both = This unit has no score in one of the two rounds, so they cannot be compared.
change-since = Compared with
change-compare = Compare
change-by = Change
change-verdict = Is it sure
change-up = True rise
change-down = True fall
change-not-sure = Not sure enough
change-no-intervals = Not known
change-cannot = Cannot be compared
change-from-to = from { $low } to { $high }
change-answer = Since { $year }: { $up } units truly rose, { $down } truly fell, of { $unsure } it is not sure enough.
change-answer-unknown = It cannot be said which units truly rose or fell since { $year }: there are no intervals of both rounds.
change-legend = A rise or fall is called true only where the whole 95% interval of the change lies on one side of 0. "Not sure enough" means that no change is shown, not that there is none. Errors are taken from the published intervals of both rounds; the two samples count as independent.
change-rose = Up { $by } points since { $year }, from { $from } to { $to }.
change-fell = Down { $by } points since { $year }, from { $from } to { $to }.
change-same = The same as in { $year }: { $to } points.
change-says-up = A true rise: at 95% confidence, the change lies { $interval }.
change-says-down = A true fall: at 95% confidence, the change lies { $interval }.
change-says-not-sure = Not sure enough to call it a rise or a fall: at 95% confidence, the change lies { $interval }.
change-says-nothing = There are no intervals of both rounds, so nobody knows whether the change is true.
change-why = Why the score changed
change-why-unknown = The causes cannot be told apart: that needs the answers of both rounds, and index sets that have something in common.
change-part = Cause
change-part-rise = Raises the score
change-part-fall = Lowers the score
change-part-rest = The rest
change-own = The unit itself
change-own-means = Answers about the unit differ from the year before.
change-goalposts = The scale
change-goalposts-means = The lowest and highest values of the group moved, because of other units.
change-set = The index set
change-set-means = Weights changed, questions came or went.
change-lineage = Reorganisation
change-lineage-means = The unit was merged from others; each counts by its answers.
change-largest = The largest part: { $part } ({ $by } points).
change-no-part = No part moved the score.
change-mix = Mix of respondents
change-mix-means = Other kinds of respondents answered than the year before, such as more household businesses; the unit did neither better nor worse by that.
change-mix-told = The kind of a respondent is kept only where 10 or more of it answered about a unit. Parts are Shapley values, so that they add up to the change; the largest takes what rounding leaves.
change-mix-not-told = The mix of respondents is not told apart, because not both years tell kinds of respondents apart in this unit; it is within "The unit itself". Parts are Shapley values, so that they add up to the change; the largest takes what rounding leaves.
break = The series breaks here.
break-set = The two rounds use different index sets.
break-kind = One round is computed from answers, the other is a published table.
break-unit = This unit was merged from: { $units }. The earlier score is that of the first of them.
break-unit-short = Merged from several units

## How to score higher

levers-of-unit = { $unit }: how to score higher
levers-need-answers = This needs survey answers: of this round there are only published scores.
levers-need-score = This unit has not enough data, and no score to start from.
levers-best = Each step pays most here: “{ $indicator }”. This question alone can bring { $room } points of the composite at most.
levers-none = There is no question left to gain points with.
levers-chart = Points of the composite left to gain
levers-all = All questions, the step that pays most first
levers-indicator = Scored question
levers-now = Now
levers-step = Each step
levers-room = Left to gain
levers-legend = By the scale of this round. Where a scale runs from the lowest to the highest unit, it will move with the results of others.
better-higher = Higher is better
better-lower = Lower is better
step-brings = { $gain } for { $step }
step-share = each 1% of respondents
step-tenth = each 0.1
back-title = What a target score needs
back-hint = For example 9.06
back-of-plan = From the plan; change it to try another
back-ask = Work it out
back-no-target = Give a number from { $low } to { $high }, such as 9.06.
back-is-there = { $target } is reached.
back-needs = To reach { $target } by one question alone, the nearest is “{ $indicator }”: it needs { $needed }, now { $now }.
back-no-single = No question alone leads to { $target }: several have to rise together.
back-chance = If nothing changes, the chance that the true score has reached the target is { $chance }.
back-alone = Needed, if this question alone rises
back-together = Needed, if all rise together
back-beyond = The scale ends before
back-legend = "Together" means that all questions of the sub-index rise alike on the scale. The scale stays as it is.
what-if-title = Try a change
what-if-explained = Choose a question and a new value, or a sub-index and a new weight. Nothing is stored.
what-if-as-it-is = As it is
what-if-now = now { $now }
what-if-weighs = now { $weight }
what-if-value = New value
what-if-value-hint = A share in per cent, such as 78; a mean such as 4.2
what-if-weight = Weight
what-if-weight-hint = Per cent of the composite, such as 20; the weights of the other sub-indices shrink to make 100
what-if-ask = Try
what-if-no-indicator = Choose the question to try, since there is a new value.
what-if-no-value = Give a value from { $low } to { $high }.
what-if-no-sub-index = Choose the sub-index to try, since there is a new weight.
what-if-no-weight = Give a weight from 0 to 100.
what-if-no-score = With this change the unit has no score.
what-if-answer = The composite would be { $new }, now { $old } ({ $by }).
what-if-rank = Rank { $new }, now { $old }.
what-if-legend = All other units stay as they are. The scale is worked out anew where the index set takes it from the lowest and highest unit.

## Method

method-title = How scores are computed
method-answer = This page says everything that is needed to compute the scores of this round anew.
method-answer-stated = The scores of this round are those of a published table: this system does not compute them from answers.
method-sample = The sample
method-left-out = { $n ->
    [one] One row of the file was left out before computing, by these rules:
   *[other] { $n } rows of the file were left out before computing, by these rules:
  }
method-cleaning-dealt = The respondent has never dealt with the unit: { $n }.
method-cleaning-empty = No question is answered: { $n }.
method-cleaning-twice = The same respondent rates the same unit a second time: { $n }.
method-design = Each answer has the weight that the file gives, or 1 where it gives none. Respondents are sampled: what one says of several units stays together. Strata are those of the file; where it names none, they are unit, commune and group.
method-set = The index set
method-set-source = Source
method-set-verified = Held against its source
method-set-not-verified = Not yet held against its source
method-weight = Weight in the composite: { $weight }.
method-beside = Tracked, not part of the composite.
method-measure = Measured by
method-goalposts = Scale: lowest – highest
method-questions = Asked by
method-scale = from { $low } to { $high }
method-dont-know-code = "don't know": { $codes }
measure-top-two = Share of the two highest answers
measure-yes = Share answering "yes"
measure-mean = Mean
measure-median = Median
measure-record = Figure from records
method-rules = Rules
rule-goalposts = Scale
rule-goalposts-block = The lowest and highest value of the group in this round.
rule-goalposts-pooled = The lowest and highest value of the group in several rounds together.
rule-goalposts-fixed = Fixed by the index set; a value beyond the scale counts as its end.
rule-least = Least number of answers
rule-least-unit = A unit with fewer than { $least } answers has no score, no rank, and does not move the scale.
rule-least-cell = A question with fewer than { $least } answers about a unit does not count and is not published.
rule-gaps = Missing answers
rule-gaps-words = The weight of a missing question goes to the others; at least { $share } of the questions of a sub-index, and of the sub-indices, must be there for a score.
rule-gaps-any = The weight of a missing question goes to the others; one that is there is enough for a score.
rule-dont-know = "Don't know"
rule-dont-know-exclude = It counts neither above nor below the line.
rule-dont-know-middle = It counts as the middle of the scale.
rule-dont-know-lowest = It counts as the lowest answer.
rule-ties = Equal scores
rule-ties-lowest = Scores that are published alike share a rank, and the next ranks are left free (1, 2, 2, 4).
rule-ties-average = Scores that are published alike share their ranks evenly.
rule-ties-consecutive = Ranks follow the unrounded scores and are never shared.
rule-rounding = Rounding
rule-rounding-words = Once, at the end, to { $n } decimals, a half going up.
rule-band = from { $least } points
method-formula = Formulas
formula-raw = The value of a question is the weighted mean, or the weighted share, of valid answers about the unit.
formula-higher = The score of a question, where higher is better: { $low } + { $span } × (value − lowest) / (highest − lowest).
formula-lower = Where lower is better: { $high } − { $span } × (value − lowest) / (highest − lowest).
formula-sub-index = A sub-index is the weighted mean of the scores of its questions that have one.
formula-composite = The composite is { $factor } × the weighted mean of the sub-indices that count.
formula-error = The standard error of a question is linearised (Taylor), by strata and respondents.
formula-intervals = The 95% interval of a score is the percentile interval of stratified bootstrap samples; in each, the scale is found anew where the index set takes it from the group.
formula-places = Possible ranks are those that the sample does not reject, looking at all pairs of units together at 95% confidence.
formula-change = The change between two rounds is the difference of the scores; its error is the root of the sum of both squared errors.
formula-sources = Sources
method-again = Computing it anew
method-program = Program
method-seed = Seed
method-replicates = Bootstrap samples
method-hash-set = SHA-256 of the index set
method-hash-source = SHA-256 of the imported file
method-hash-inputs = SHA-256 of all inputs
method-see-data = The open data of this round: all published scores and ranks can be computed from them.
method-commands = Whoever has the file of answers (answers.csv) computes it anew by these commands:
method-commands-small = The file of answers is not published. These commands count questions with fewer than 10 answers too; where this round has any, scores may differ, and the open data are what to compute from.

## Open data

data-title = Open data
data-explained = From these files everybody can compute the published scores and ranks anew. No single person's answers are in them.
data-files = Files
data-units = composite, rank and intervals of each unit
data-sub-indices = sub-indices of each unit
data-indicators = how each question is measured and weighed, and its scale
data-values = number of answers, value and standard error of each question in each unit
data-whole = all tables, the index set and a description, for machines
data-set = the index set, word for word
data-n-rows = { $n ->
    [one] one row
   *[other] { $n } rows
  }
data-left-out = What is not published
data-n-left-out = { $n ->
    [0] No value is left out: each question has at least { $least } answers about each unit.
    [one] One value is left out, because fewer than { $least } answered.
   *[other] { $n } values are left out, because fewer than { $least } answered.
  }
data-small = A question with fewer than { $least } answers about a unit is not published, and counts in no score either, so that it cannot be worked out from other figures. The number of its answers is not told either.
data-columns = Columns
data-format = CSV in UTF-8, commas between cells, decimal points, each cell in quotes; a text that begins like a formula has an apostrophe in front.
data-column = Column
data-meaning = Meaning
column-unit = Code of the unit
column-name = Name of the unit, in Vietnamese
column-answers = Number of answers; empty below 10
column-suppressed = true where fewer than 10 answered: not published, not counted
column-composite = Composite on 100
column-low = Lower end of the 95% interval
column-high = Upper end of the 95% interval
column-place = Rank
column-best-place = Best possible rank, at 95% confidence
column-worst-place = Worst possible rank, at 95% confidence
column-band = Band
column-sub-index = Code of the sub-index
column-score = Score on the scale of the index set
column-indicator = Code of the scored question
column-measure = How it is measured
column-direction = higher: more is better; lower: less is better
column-weight = Weight in the sub-index, a fraction
column-sub-index-weight = Weight of the sub-index in the composite, a fraction
column-counts = true where the sub-index is part of the composite
column-goalpost-min = Lowest value of the scale that was used
column-goalpost-max = Highest value of the scale that was used
column-questions = Codes of the questions asked
column-raw = Value: a share from 0 to 1, a mean or a median
column-error = Standard error of the value
column-raw-low = Lower end of the 95% interval of the value
column-raw-high = Upper end of the 95% interval of the value
licence = Terms of use of the data
licence-explained = These words stand on the page of open data and in the downloads of the round. No figure changes.
licence-words = Terms
licence-hint = For example: may be copied, analysed and republished free of charge, provided that the publishing authority and the round are named. Leave it empty while nothing is decided.
licence-none = The publishing authority has not stated terms of use.

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

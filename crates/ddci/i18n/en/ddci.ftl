## Words of tables
word-rank = Rank
word-unit = Unit
word-composite = Composite
word-band = Band
word-answers = Answers
word-answer = Answer
word-code = Code
word-name = Name
word-weight = Weight
word-score = Score
word-low = Low
word-high = High
word-best-rank = Best rank
word-worst-rank = Worst rank
word-above-next = Chance above the next
word-mean-rank = Mean rank
word-median-rank = Median rank
word-rank-5 = Rank at 5 %
word-rank-95 = Rank at 95 %
word-choice = Choice
word-first-order = Alone
word-total-order = With interactions
word-indicator = Indicator
word-now = Now
word-gain-per-step = Points for 1 % of the scale
word-room = Room
word-needed-alone = Needed if only this changes
word-within = Within the scale
word-yes = yes
word-no = no
word-before = Before
word-after = After
word-change = Change
word-own = The unit’s own
word-others = Goalposts
word-set = Index set
word-mix = Respondents’ mix
word-lineage = Reorganisation
word-verdict = Verdict
word-rows = Rows
word-counted = Counted
word-review = To be looked at
word-row = Row
word-form = Form
word-form-or-enumerator = Form or enumerator
word-respondent = Respondent
word-rule = Rule
word-action = Action
word-value = Value
word-question = Question
word-missing = Missing
word-share = Share %
word-finding = Finding

## Files and index sets
cannot-read = cannot read { $file }: { $why }
no-such-set = there is no index set “{ $set }”: give the path of a TOML file, or one of the codes { $codes }
no-such-unit = no unit “{ $unit }” in the answers
no-such-code = the index set has no code “{ $code }”
no-such-word = “{ $word }” means nothing here; there are: { $choices }
lineage-columns = { $file } needs three columns: unit, predecessor, share

## Faults in files
fault-sheet = sheet “{ $sheet }”
fault-row = row { $row }
fault-column = column “{ $column }”
fault-more = … and { $count } more
rule-file-not-empty = there is nothing in the file
rule-file-kind = this is a file of kind { $kind }; .csv, .xlsx and .parquet are read
rule-file-not-encrypted = the file has a password: take it off and try again
rule-file-sound = the file is damaged: { $why }
rule-file-limit = more than { $most } ({ $what })
rule-file-unicode = no UTF-8: save the file again as Unicode UTF-8
rule-file-rows = there is no row below the head
rule-within-head = stands outside the columns that have a head
rule-column-named = the column holds something but has no name
rule-name-once = this column name is there already
rule-one-meaning = two columns say the same; the other one is named here
rule-column-needed = this column is missing
rule-cell-needed = this cell must not be empty
rule-number = no number
rule-not-negative = must be 0 or more
rule-above-zero = must be above 0
rule-whole = must be a whole number above 0
rule-yes-no = must be yes or no
rule-word = this word means nothing here
rule-row-once = stands in a row above already
rule-matched = is not found in the other file
rule-finite = must be a finite number or empty
rule-same-length = lists must be equally long
rule-not-empty = must not be empty
rule-unique = this code is used already
rule-known = this code is not defined
rule-one-root = the tree needs one root and no circle
rule-some-weight = some weight must be above 0
rule-sum-to-one = weights must add up to 1 exactly
rule-positive = geometric and harmonic means need values above 0
rule-ordered = the lower end must be below the upper end
rule-share = a share must lie between 0 and 1
rule-enough = there are too few values to compute it
rule-spread = all values are the same
rule-form = does not have the form that is needed
rule-within-scale = lies outside the scale
rule-adds-up = does not follow from its parts
rule-equal-totals = the totals of all margins must agree
rule-population-covers = the population is smaller than what was drawn

## Notes below results
note-flat = Indicator { $indicator }: all units are equal, there is no score; its weight goes to the others.
note-clamped = { $unit }, indicator { $indicator }: { $raw } lies outside the goalposts, the score is cut to the end of the scale.
note-not-enough = { $unit }: not enough data ({ $answers } answers, at least { $least } are needed); no score and no rank.
note-partial = { $unit }, { $of }: only { $there } of { $parts } parts are there.
note-no-score = { $unit }, { $of }: too little data, no score.
note-left-out = { $count } forms are not eligible and do not count; “ddci index check” names each of them.
note-unknown-columns = Columns that are not used: { $columns }.
note-set-not-verified = The index set { $set } was not held against its source yet.
note-input = { $file }  SHA-256 { $hash }

## Scoring
score-title = Index set { $set }: { $units } units, { $rows } forms count
explain-title = { $unit }, { $of }: { $value }
explain-composite = Composite = { $factor } × Σ (weight × sub-index) ÷ Σ weights of the parts that have a score; rounded once, where it is shown.
explain-sub-index = Sub-index = Σ (weight × indicator) ÷ Σ weights of the indicators that have a score.
explain-source = Source of the index set: { $source }
explain-raw = The raw value is { $how }, weighted; “don’t know” and gaps do not count.
explain-raw-value = Raw value { $value }, standard error { $error } (Taylor linearisation).
explain-goalposts = Goalposts: { $min } ({ $lowest }) to { $max } ({ $highest }).
explain-higher = Score = { $span } × ({ $value } − { $min }) ÷ ({ $max } − { $min }) + { $low }
explain-lower = Score = { $high } − { $span } × ({ $value } − { $min }) ÷ ({ $max } − { $min })
explain-question = Question { $question }
kind-top-two = the share in the two highest boxes
kind-yes = the share answering yes
kind-mean = the mean answer
kind-median = the median answer
kind-record = a figure from records, not from answers

## Uncertainty
uncertainty-title = Index set { $set }: { $level } % intervals, { $replicates } replicates, seed { $seed }
uncertainty-how = Intervals of scores: bootstrap percentiles (Rao and Wu 1988). Intervals of ranks: Mogstad, Romano, Shaikh and Wilhelm 2024; the true rank lies within at the stated level.
progress-bootstrap = resampling
progress-method = computing with other methods
method-title = Index set { $set }: { $runs } other ways of computing, seed { $seed }
method-how = Varied: scale and treatment of outliers, arithmetic or geometric mean, weights by ± { $shake } %, each sub-index left out in turn.
method-sobol = Which choice moves the ranking (Sobol’ indices)
method-normalisation = scale, outliers
method-weights = weights
method-mean = the mean
method-left-out = a sub-index left out

## Two years
compare-title = Change between two years: { $units } units, { $replicates } replicates, seed { $seed }
compare-how = Each part is the Shapley value of one cause; they add up to the change. It is called up or down only where the whole interval of the difference lies on one side of 0.
compare-break = The series breaks here: questions or units are others than the year before.
verdict-up = up
verdict-down = down
verdict-not-shown = no change shown

## Targets
target-title = { $unit }: composite now { $now }
target-composite = Target { $target }: { $short } points short; chance that the true score has reached it: { $chance } %.
target-sub-index = { $of }: target { $target }, now { $now }; chance that the true score has reached it: { $chance } %.
target-total = The targets of the sub-indices make a composite of { $total }.
target-moving = Computed with the goalposts of this run; they move when other units move.
target-levers = Where a step pays most
target-needed = { $of }: what each indicator would have to be for { $target }

## Checks
check-answers = { $file }: { $rows } forms, { $counted } count
check-cleaning = Rules E leave forms out; rules Q only flag them, for a person to look at.
check-log = Log of cleaning
check-missing = Answers that are missing
check-set = Index set { $set }: keeps every rule, { $parts } sub-indices, { $indicators } indicators
check-published = { $file }: { $rows } units, { $found } findings
check-by-weights = Composites were computed again with the weights of the index set.
check-by-fit = Without weights: rows are held against the weights that fit the other rows best.
action-excluded = left out
action-flagged = flagged
action-serious = seriously flagged
action-noted = noted
action-not-judged = not judged in full
clean-not-dealt-with = E1: has not dealt with the unit
clean-code-used = E2: the survey code was used before
clean-rated-before = E3: rated this unit before
clean-second-locality = E4: the household rated another locality before
clean-incomplete = E5: too few answers
clean-too-fast = Q01: too fast
clean-no-time-to-read = Q02: no time to read (seconds per statement)
clean-low-speed-index = Q03: fast on most screens
clean-straight-lined = Q04: the same answer throughout
clean-long-run = Q05: a long run of one answer
clean-no-spread = Q06: hardly any spread
clean-dont-know = Q07: mostly “don’t know”
clean-inattentive = Q08: missed the attention question
clean-contradiction = Q10: answers contradict each other
clean-near-duplicate = Q11: nearly the same as another form
clean-wrong-clock = Q12: times that cannot be right
clean-outside-hours = Q13: started outside working hours
clean-crowded-day = Q14: too many forms in a day, or too close together
clean-wrong-place = Q15: far from where the interview should be
clean-enumerator-outlier = Q16: an enumerator unlike the others
clean-texts-to-read = Q17: free texts for a person to read
clean-old-version = Q18: an old version of the form
clean-one-network = Q19: many forms from one network
clean-overheard = Q20: overheard from beginning to end
clean-no-column = no column { $column }
clean-no-last-moment = the last moment of the round is not stated
clean-not-from-answers = cannot be judged from answers
finding-outside-scale = { $of } = { $value } lies outside the scale
finding-does-not-follow = published composite { $published }, computed again { $expected }; it would fit with { $mends }
finding-same-as = the composite is that of { $unit }, though the parts differ
finding-wrong-rank = the rank that follows is { $expected }

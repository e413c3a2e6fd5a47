//! What columns are called, in the generator's files, in Vietnamese and in English.

use ddci_vntext::fold;

use crate::fault::{Faults, Rule};
use crate::sheet::Sheet;

/// What a column that is no question, indicator or sub-index says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Role {
    /// The number or key of the evaluation or form.
    Evaluation,
    /// The respondent, where one may rate several units.
    Respondent,
    /// The survey code the form was handed in with.
    Code,
    /// The year.
    Year,
    /// The unit that is rated.
    Unit,
    /// The block or kind of the unit.
    Block,
    /// The stratum of the sample, named.
    Stratum,
    /// The commune, or another cluster.
    Cluster,
    /// The kind of respondent.
    Group,
    /// The line of business.
    Sector,
    /// The size of the business.
    Size,
    /// The weight to count with.
    Weight,
    /// The weight by the draw alone.
    BaseWeight,
    /// How many the population of the stratum has.
    Population,
    /// How many clusters the stratum has.
    Clusters,
    /// How many clusters were drawn.
    ClustersDrawn,
    /// How many were selected.
    Selected,
    /// How many answered.
    Responded,
    /// Whether the respondent has dealt with the unit.
    DealtWith,
    /// Seconds it took.
    Seconds,
    /// When it was started.
    Started,
    /// When it was ended.
    Ended,
    /// Who asked.
    Enumerator,
    /// The device it was filled in on.
    Device,
    /// How it was answered: a visit, by telephone, on the web, on paper.
    Mode,
    /// The version of the form.
    Version,
    /// Whether somebody overheard.
    Privacy,
    /// The answer to the attention question.
    Attention,
    /// The name of a unit, beside its code.
    Name,
    /// An indicator, where each row holds one value.
    Indicator,
    /// That value.
    Value,
    /// How many answered, in a published table.
    Answers,
    /// The composite on 100.
    Composite,
    /// The rank.
    Rank,
    /// The band.
    Band,
}

/// Names by role: the first is the generator's, matched to the letter before folded names are.
const NAMES: &[(Role, &[&str])] = &[
    (Role::Evaluation, &["resp_id", "ma phieu", "so phieu", "phieu", "evaluation", "form", "id"]),
    (Role::Respondent, &["respondent", "respondent id", "nguoi tra loi", "ma doanh nghiep"]),
    (Role::Code, &["survey_code", "ma khao sat", "access code"]),
    (Role::Year, &["year", "nam"]),
    (
        Role::Unit,
        &[
            "unit_id",
            "unit",
            "ma don vi",
            "don vi",
            "don vi duoc danh gia",
            "province",
            "tinh",
            "district",
        ],
    ),
    (Role::Block, &["kind", "block", "khoi"]),
    (Role::Stratum, &["stratum", "strata", "tang", "tang mau"]),
    (Role::Cluster, &["commune", "cluster", "psu", "xa", "xa phuong", "cum"]),
    (
        Role::Group,
        &["group", "respondent kind", "nhom", "loai hinh", "doi tuong", "loai doi tuong"],
    ),
    (Role::Sector, &["sector", "nganh", "nganh nghe", "linh vuc"]),
    (Role::Size, &["size", "quy mo"]),
    (Role::Weight, &["w_nr", "weight", "w", "pw", "trong so", "quyen so"]),
    (Role::BaseWeight, &["w_base", "base weight", "trong so goc", "quyen so goc"]),
    (Role::Population, &["N", "population", "fpc", "tong the", "so tong the"]),
    (Role::Clusters, &["M_communes", "clusters", "so xa", "so cum"]),
    (Role::ClustersDrawn, &["m_communes", "clusters drawn", "so xa chon", "so cum chon"]),
    (Role::Selected, &["n_selected", "selected", "so chon", "so mau"]),
    (Role::Responded, &["r_responded", "responded", "so tra loi"]),
    (Role::DealtWith, &["dealt_with", "da lam viec", "da tiep xuc", "co tuong tac", "interacted"]),
    (Role::Seconds, &["seconds", "duration", "thoi gian tra loi", "so giay"]),
    (Role::Started, &["start", "started", "bat dau", "thoi gian bat dau"]),
    (Role::Ended, &["end", "ended", "ket thuc", "thoi gian ket thuc"]),
    (Role::Enumerator, &["enumerator", "interviewer", "dieu tra vien", "ma dieu tra vien"]),
    (Role::Device, &["deviceid", "device", "thiet bi", "ma thiet bi"]),
    (Role::Mode, &["mode", "hinh thuc", "hinh thuc tra loi"]),
    (Role::Version, &["__version__", "form version", "phien ban", "phien ban phieu"]),
    (Role::Privacy, &["privacy", "overheard", "co nguoi nghe"]),
    (Role::Attention, &["qc_att", "attention", "kiem tra chu y"]),
    (Role::Name, &["name", "unit name", "ten", "ten don vi"]),
    (Role::Indicator, &["indicator", "chi tieu", "ma chi tieu"]),
    (Role::Value, &["value", "gia tri", "so lieu"]),
    (Role::Answers, &["n", "answers", "forms", "so phieu", "so phieu hop le"]),
    (
        Role::Composite,
        &[
            "composite",
            "ddci100",
            "ddci",
            "pci",
            "score100",
            "tong diem",
            "diem tong hop",
            "chi so tong hop",
        ],
    ),
    (Role::Rank, &["rank", "hang", "thu hang", "xep hang"]),
    (Role::Band, &["band", "xep loai", "nhom xep loai"]),
];

/// A name without diacritics, capitals and marks between words.
fn folded(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The role of each column among those a table knows; none for a column of another meaning.
pub(crate) struct Columns<'a> {
    sheet: &'a Sheet,
    roles: Vec<Option<Role>>,
}

impl<'a> Columns<'a> {
    /// Looks the head over. The generator's own names come first, then what is written otherwise, so
    /// that `M_communes` and `m_communes` are two things.
    pub fn of(sheet: &'a Sheet, known: &[Role], faults: &mut Faults) -> Self {
        let mut roles: Vec<Option<Role>> = vec![None; sheet.head().len()];
        let mut taken: Vec<(Role, usize)> = Vec::new();
        let names: Vec<Names> =
            NAMES.iter().filter(|(role, _)| known.contains(role)).map(Names::of).collect();
        for exact in [true, false] {
            for (place, name) in sheet.head().iter().enumerate() {
                let folded = if exact { name.clone() } else { folded(name) };
                let is = |names: &&Names| names.has(&folded, exact);
                let Some(role) = names.iter().find(is).map(|names| names.role) else { continue };
                if roles.get(place).is_some_and(Option::is_some) {
                    continue;
                }
                match taken.iter().find(|(own, _)| *own == role) {
                    Some((_, other)) => {
                        let other = sheet.head().get(*other).map_or("", String::as_str);
                        let row = Some(sheet.head_row());
                        faults.push(sheet.fault(row, place, other, Rule::OneMeaning));
                    }
                    None => taken.push((role, place)),
                }
                if let Some(cell) = roles.get_mut(place) {
                    *cell = Some(role);
                }
            }
        }
        Self { sheet, roles }
    }

    /// The place of a role.
    pub fn place(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|own| *own == Some(role))
    }

    /// The place of a role that must be there.
    pub fn needed(&self, role: Role, faults: &mut Faults) -> Option<usize> {
        let place = self.place(role);
        if place.is_none() {
            let name = NAMES.iter().find(|(own, _)| *own == role);
            let name = name.and_then(|(_, names)| names.first()).copied().unwrap_or("");
            let row = Some(self.sheet.head_row());
            faults.push(self.sheet.fault(row, usize::MAX, name, Rule::ColumnNeeded));
        }
        place
    }

    /// The named columns without a role, as place and name.
    pub fn others(&self) -> impl Iterator<Item = (usize, &'a str)> + '_ {
        let named = self.sheet.head().iter().enumerate().filter(|(_, name)| !name.is_empty());
        named
            .filter(move |(place, _)| self.roles.get(*place).is_some_and(Option::is_none))
            .map(|(place, name)| (place, name.as_str()))
    }
}

/// The names of one role, folded once.
struct Names {
    role: Role,
    exact: &'static str,
    folded: Vec<String>,
}

impl Names {
    fn of((role, names): &(Role, &[&'static str])) -> Self {
        let exact = names.first().copied().unwrap_or("");
        Self { role: *role, exact, folded: names.iter().map(|name| folded(name)).collect() }
    }

    fn has(&self, name: &str, exact: bool) -> bool {
        if exact { self.exact == name } else { self.folded.iter().any(|own| own == name) }
    }
}

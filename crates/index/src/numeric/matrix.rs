//! Small square matrices: as many rows as there are questions in a group.

use super::moments::{correlation, covariance};

/// A square matrix, row by row. Reading outside gives NaN, writing outside does nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    size: usize,
    cells: Vec<f64>,
}

impl Matrix {
    /// The matrix with these cells.
    pub fn build(size: usize, cell: impl Fn(usize, usize) -> f64) -> Self {
        let cell = &cell;
        let cells =
            (0..size).flat_map(|row| (0..size).map(move |column| cell(row, column))).collect();
        Self { size, cells }
    }

    /// Ones on the diagonal.
    pub fn identity(size: usize) -> Self {
        Self::build(size, |row, column| if row == column { 1.0 } else { 0.0 })
    }

    /// The covariances of columns, each pair over the rows where neither is a gap.
    pub fn covariances(columns: &[&[f64]]) -> Self {
        Self::of_pairs(columns, covariance)
    }

    /// The correlations of columns, each pair over the rows where neither is a gap.
    pub fn correlations(columns: &[&[f64]]) -> Self {
        let mut matrix = Self::of_pairs(columns, correlation);
        (0..matrix.size).for_each(|at| matrix.set(at, at, 1.0));
        matrix
    }

    fn of_pairs(columns: &[&[f64]], of: fn(&[f64], &[f64]) -> f64) -> Self {
        let column = |at: usize| columns.get(at).copied().unwrap_or(&[]);
        Self::build(columns.len(), |left, right| of(column(left), column(right)))
    }

    /// The number of rows.
    pub fn size(&self) -> usize {
        self.size
    }

    /// A cell.
    pub fn get(&self, row: usize, column: usize) -> f64 {
        match column < self.size {
            true => super::at(&self.cells, row * self.size + column),
            false => f64::NAN,
        }
    }

    /// Writes a cell.
    pub fn set(&mut self, row: usize, column: usize, value: f64) {
        if column < self.size
            && let Some(cell) = self.cells.get_mut(row * self.size + column)
        {
            *cell = value;
        }
    }

    /// The rows.
    pub fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.cells.chunks_exact(self.size.max(1))
    }

    /// The diagonal.
    pub fn diagonal(&self) -> Vec<f64> {
        (0..self.size).map(|at| self.get(at, at)).collect()
    }

    /// The sum of all cells.
    pub fn sum(&self) -> f64 {
        self.cells.iter().sum()
    }

    /// The same matrix without one row and column.
    pub fn without(&self, gone: usize) -> Self {
        let shift = |at: usize| if at < gone { at } else { at + 1 };
        Self::build(self.size.saturating_sub(1), |row, column| self.get(shift(row), shift(column)))
    }

    /// The inverse, by elimination with the largest pivot; none where there is none.
    pub fn inverse(&self) -> Option<Self> {
        let mut left = self.clone();
        let mut right = Self::identity(self.size);
        for step in 0..self.size {
            let pivot = (step..self.size)
                .max_by(|a, b| left.get(*a, step).abs().total_cmp(&left.get(*b, step).abs()))?;
            let value = left.get(pivot, step);
            if value == 0.0 || !value.is_finite() {
                return None;
            }
            left.swap_rows(pivot, step);
            right.swap_rows(pivot, step);
            left.scale_row(step, 1.0 / value);
            right.scale_row(step, 1.0 / value);
            for row in (0..self.size).filter(|row| *row != step) {
                let factor = left.get(row, step);
                left.subtract_row(row, step, factor);
                right.subtract_row(row, step, factor);
            }
        }
        Some(right)
    }

    fn swap_rows(&mut self, one: usize, other: usize) {
        for column in 0..self.size {
            let kept = self.get(one, column);
            self.set(one, column, self.get(other, column));
            self.set(other, column, kept);
        }
    }

    fn scale_row(&mut self, row: usize, factor: f64) {
        (0..self.size).for_each(|column| self.set(row, column, self.get(row, column) * factor));
    }

    fn subtract_row(&mut self, row: usize, other: usize, factor: f64) {
        for column in 0..self.size {
            self.set(row, column, self.get(row, column) - factor * self.get(other, column));
        }
    }

    /// Eigenvalues from the largest down, each with its unit eigenvector, of a symmetric matrix:
    /// Jacobi's rotations until nothing outside the diagonal is left. An eigenvector points where its
    /// sum is positive.
    pub fn eigen(&self) -> Vec<(f64, Vec<f64>)> {
        let mut turned = self.clone();
        let mut vectors = Self::identity(self.size);
        for _ in 0..100 {
            if turned.off_diagonal() <= 1e-300 {
                break;
            }
            for row in 0..self.size {
                for column in row + 1..self.size {
                    turned.rotate(row, column, &mut vectors);
                }
            }
        }
        let mut pairs: Vec<(f64, Vec<f64>)> =
            (0..self.size).map(|at| (turned.get(at, at), vectors.pointing_up(at))).collect();
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
        pairs
    }

    fn pointing_up(&self, column: usize) -> Vec<f64> {
        let vector: Vec<f64> = (0..self.size).map(|row| self.get(row, column)).collect();
        let sign = if vector.iter().sum::<f64>() < 0.0 { -1.0 } else { 1.0 };
        vector.into_iter().map(|cell| cell * sign).collect()
    }

    fn off_diagonal(&self) -> f64 {
        let cells = self.rows().enumerate().flat_map(|(at, row)| {
            row.iter()
                .enumerate()
                .filter(move |(column, _)| *column != at)
                .map(|(_, cell)| cell * cell)
        });
        cells.sum()
    }

    fn rotate(&mut self, p: usize, q: usize, vectors: &mut Self) {
        let between = self.get(p, q);
        if between == 0.0 || !between.is_finite() {
            return;
        }
        let theta = (self.get(q, q) - self.get(p, p)) / (2.0 * between);
        let tangent = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
        let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
        let sine = tangent * cosine;
        for row in 0..self.size {
            let (left, right) = (self.get(row, p), self.get(row, q));
            self.set(row, p, cosine * left - sine * right);
            self.set(row, q, sine * left + cosine * right);
            let (left, right) = (vectors.get(row, p), vectors.get(row, q));
            vectors.set(row, p, cosine * left - sine * right);
            vectors.set(row, q, sine * left + cosine * right);
        }
        for column in 0..self.size {
            let (upper, lower) = (self.get(p, column), self.get(q, column));
            self.set(p, column, cosine * upper - sine * lower);
            self.set(q, column, sine * upper + cosine * lower);
        }
        self.set(p, q, 0.0);
        self.set(q, p, 0.0);
    }
}

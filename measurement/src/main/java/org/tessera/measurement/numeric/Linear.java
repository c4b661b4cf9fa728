package org.tessera.measurement.numeric;

/** Dense linear algebra for matrices of a few hundred rows (Golub and Van Loan 2013, Matrix Computations). */
public final class Linear {

    private Linear() {}

    /**
     * Solves a x = b by elimination with partial pivoting.
     *
     * @throws ArithmeticException where the matrix is singular
     */
    public static double[] solve(double[][] a, double[] b) {
        var columns = new double[b.length][1];
        for (int i = 0; i < b.length; i++) columns[i][0] = b[i];
        var solved = solve(a, columns);
        var x = new double[b.length];
        for (int i = 0; i < x.length; i++) x[i] = solved[i][0];
        return x;
    }

    /** Solves a X = B for several right-hand sides, the columns of B. */
    public static double[][] solve(double[][] a, double[][] b) {
        var n = a.length;
        var left = copy(a);
        var right = copy(b);
        for (int column = 0; column < n; column++) {
            var pivot = pivot(left, column);
            swap(left, column, pivot);
            swap(right, column, pivot);
            for (int row = column + 1; row < n; row++) {
                var factor = left[row][column] / left[column][column];
                if (factor == 0) continue;
                subtract(left[row], left[column], factor, column);
                subtract(right[row], right[column], factor, 0);
            }
        }
        for (int row = n - 1; row >= 0; row--) {
            for (int c = 0; c < right[row].length; c++) {
                var sum = right[row][c];
                for (int j = row + 1; j < n; j++) sum -= left[row][j] * right[j][c];
                right[row][c] = sum / left[row][row];
            }
        }
        return right;
    }

    /** The inverse of a square matrix. */
    public static double[][] inverse(double[][] a) {
        return solve(a, identity(a.length));
    }

    /** The identity matrix of n rows. */
    public static double[][] identity(int n) {
        var identity = new double[n][n];
        for (int i = 0; i < n; i++) identity[i][i] = 1;
        return identity;
    }

    /** The product a b. */
    public static double[][] times(double[][] a, double[][] b) {
        var product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                var factor = a[i][k];
                if (factor == 0) continue;
                for (int j = 0; j < b[k].length; j++) product[i][j] += factor * b[k][j];
            }
        }
        return product;
    }

    /** The product of a matrix and a vector. */
    public static double[] times(double[][] a, double[] x) {
        var product = new double[a.length];
        for (int i = 0; i < a.length; i++) product[i] = dot(a[i], x);
        return product;
    }

    /** The transposed matrix. */
    public static double[][] transpose(double[][] a) {
        var transposed = new double[a.length == 0 ? 0 : a[0].length][a.length];
        for (int i = 0; i < a.length; i++) for (int j = 0; j < a[i].length; j++) transposed[j][i] = a[i][j];
        return transposed;
    }

    /** Sum of products of two vectors of the same length. */
    public static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) sum += x[i] * y[i];
        return sum;
    }

    /** A deep copy. */
    public static double[][] copy(double[][] a) {
        var copy = new double[a.length][];
        for (int i = 0; i < a.length; i++) copy[i] = a[i].clone();
        return copy;
    }

    /**
     * Basis of the space orthogonal to the columns of a, by Householder reflections.
     *
     * @param a rows at least as many as columns, of full column rank
     * @return rows by (rows - columns), orthonormal
     */
    public static double[][] complement(double[][] a) {
        var rows = a.length;
        var columns = a[0].length;
        var work = copy(a);
        var q = identity(rows);
        for (int c = 0; c < columns; c++) {
            var reflector = reflector(work, c);
            if (reflector == null) throw new ArithmeticException("The columns are linearly dependent");
            reflect(work, reflector, c);
            reflectColumns(q, reflector, c);
        }
        var basis = new double[rows][rows - columns];
        for (int i = 0; i < rows; i++) System.arraycopy(q[i], columns, basis[i], 0, rows - columns);
        return basis;
    }

    private static double @org.jspecify.annotations.Nullable [] reflector(double[][] work, int c) {
        var rows = work.length;
        var v = new double[rows];
        double norm = 0;
        for (int i = c; i < rows; i++) norm += work[i][c] * work[i][c];
        norm = Math.sqrt(norm);
        if (norm < 1e-12) return null;
        for (int i = c; i < rows; i++) v[i] = work[i][c];
        v[c] += v[c] >= 0 ? norm : -norm;
        var length = Math.sqrt(dot(v, v));
        for (int i = c; i < rows; i++) v[i] /= length;
        return v;
    }

    private static void reflect(double[][] work, double[] v, int from) {
        for (int j = 0; j < work[0].length; j++) {
            double sum = 0;
            for (int i = from; i < v.length; i++) sum += v[i] * work[i][j];
            for (int i = from; i < v.length; i++) work[i][j] -= 2 * sum * v[i];
        }
    }

    private static void reflectColumns(double[][] q, double[] v, int from) {
        for (var row : q) {
            double sum = 0;
            for (int i = from; i < v.length; i++) sum += v[i] * row[i];
            for (int i = from; i < v.length; i++) row[i] -= 2 * sum * v[i];
        }
    }

    private static int pivot(double[][] a, int column) {
        var pivot = column;
        for (int row = column + 1; row < a.length; row++)
            if (Math.abs(a[row][column]) > Math.abs(a[pivot][column])) pivot = row;
        if (!(Math.abs(a[pivot][column]) > 1e-300)) throw new ArithmeticException("The matrix is singular");
        return pivot;
    }

    private static void swap(double[][] a, int i, int j) {
        var row = a[i];
        a[i] = a[j];
        a[j] = row;
    }

    private static void subtract(double[] row, double[] other, double factor, int from) {
        for (int j = from; j < row.length; j++) row[j] -= factor * other[j];
    }
}

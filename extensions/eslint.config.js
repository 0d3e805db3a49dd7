import typescript from 'typescript-eslint';

export default typescript.config(
  { ignores: ['**/lib/**', '**/node_modules/**', 'ui/src/api-types.ts'] },
  ...typescript.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', 300],
      'max-lines-per-function': ['warn', { max: 80 }],
      complexity: ['error', 15],
      eqeqeq: 'error'
    }
  }
);

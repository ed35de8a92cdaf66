export const analyzeText = () => new Response();

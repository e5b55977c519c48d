import { create } from 'zustand';
import { initialReview, type ReviewState } from './review-transitions';

export const useReview = create<ReviewState>(() => initialReview('newest-failing'));
